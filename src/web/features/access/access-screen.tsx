import { useMay } from "../../client/session.ts";
import { Page } from "../../design/page.tsx";
import { ApprovalSetting } from "./approval-setting.tsx";
import { BreakGlassPanel } from "./break-glass-panel.tsx";
import { MyRole } from "./my-role.tsx";

/** Who one is here; and, for administrators, who lets segments through. */
export default function AccessScreen() {
	const maySetApproval = useMay("approval:set");
	return (
		<Page title="Access" lead="Who you are here, and what your roles let you do.">
			<MyRole />
			<BreakGlassPanel />
			{maySetApproval && <ApprovalSetting />}
		</Page>
	);
}
