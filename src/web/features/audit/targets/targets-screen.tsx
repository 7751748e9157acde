import { Button, Modal, Stack } from "@mantine/core";
import { IconAnchor, IconPlus, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { isAnchor } from "../../../../core/audit/targets/target-kind.ts";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { TargetCard } from "./target-card.tsx";
import { TargetForm } from "./target-form.tsx";
import type { Target } from "./target-state.ts";

const REFRESH_MS = 10_000;

/** Where the access log goes besides here. */
export default function TargetsScreen() {
	const targets = useApi("listAuditTargets", {}, { refetchInterval: REFRESH_MS });
	const mayAdd = useMay("audit-target:add");
	const [editing, setEditing] = useState<Target | "new">();
	const close = () => setEditing(undefined);
	const cards = (items: readonly Target[]) =>
		items.map((target) => <TargetCard key={target.id} target={target} onEdit={() => setEditing(target)} />);
	return (
		<Page
			title="Anchors and forwarding"
			lead="The access log outside of this machine: its entries where they are watched, its signed heads where nobody can change them."
			actions={
				mayAdd && (
					<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing("new")}>
						Add target
					</Button>
				)
			}
		>
			<Answer query={targets}>
				{({ items }) => {
					const [anchors, forwards] = [items.filter(isAnchorTarget), items.filter((one) => !isAnchorTarget(one))];
					return (
						<>
							<Section title="Forwarding">
								{forwards.length === 0 ? (
									<EmptyState icon={<IconSend aria-hidden />} title="Entries go nowhere else">
										Send every entry of this workspace to a SIEM, by syslog over TLS or by HTTPS. What cannot be
										delivered waits, in order.
									</EmptyState>
								) : (
									<Stack gap="md">{cards(forwards)}</Stack>
								)}
							</Section>
							<Section title="Anchors">
								{anchors.length === 0 ? (
									<EmptyState icon={<IconAnchor aria-hidden />} title="No head is kept outside">
										Whoever holds this machine could shorten or rewrite the log. Heads kept in a write-once place show
										it: segward audit verify --anchor compares.
									</EmptyState>
								) : (
									<Stack gap="md">{cards(anchors)}</Stack>
								)}
							</Section>
						</>
					);
				}}
			</Answer>
			<Modal
				opened={editing !== undefined}
				onClose={close}
				title={editing === "new" ? "Add a target" : "Target"}
				size="lg"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				{editing && <TargetForm target={editing === "new" ? undefined : editing} onDone={close} />}
			</Modal>
		</Page>
	);
}

function isAnchorTarget({ settings }: Target): boolean {
	return isAnchor(settings);
}
