import { Tabs } from "@mantine/core";
import { useSearchParams } from "react-router";
import { useMay } from "../../../client/session.ts";
import { Page } from "../../../design/page.tsx";
import { MatrixPanel } from "./matrix-panel.tsx";
import { PoliciesPanel } from "./policies-panel.tsx";
import { RolesPanel } from "./roles-panel.tsx";

/** Who may do what here, and by which rule. */
export default function RolesScreen() {
	const [address, setAddress] = useSearchParams();
	const mayPolicies = useMay("policy:list");
	const mayMatrix = useMay("access:matrix");
	return (
		<Page
			title="Roles and policies"
			lead="What each role may do, which rules stand above all roles, and what this workspace adds. A change holds from the next request on."
		>
			<Tabs
				value={address.get("tab") ?? "roles"}
				onChange={(tab) => setAddress(tab === "roles" || !tab ? {} : { tab }, { replace: true })}
				keepMounted={false}
			>
				<Tabs.List mb="lg">
					<Tabs.Tab value="roles">Roles</Tabs.Tab>
					{mayPolicies && <Tabs.Tab value="policies">Policies</Tabs.Tab>}
					{mayMatrix && <Tabs.Tab value="matrix">Matrix</Tabs.Tab>}
				</Tabs.List>
				<Tabs.Panel value="roles">
					<RolesPanel />
				</Tabs.Panel>
				<Tabs.Panel value="policies">
					<PoliciesPanel />
				</Tabs.Panel>
				<Tabs.Panel value="matrix">
					<MatrixPanel />
				</Tabs.Panel>
			</Tabs>
		</Page>
	);
}
