import { Button, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { RecoveryStep } from "../recovery-step.tsx";

/** How many recovery codes are left, and new ones. */
export function RecoverySection({ left }: { left: number }) {
	const [codes, setCodes] = useState<readonly string[]>();
	const renew = useAct("renewRecoveryCodes", {
		changes: ["showAccount"],
		onDone: ({ recoveryCodes }) => setCodes(recoveryCodes),
	});
	return (
		<Section
			title="Recovery codes"
			aside={
				<Button variant="default" size="xs" loading={renew.isPending} onClick={() => renew.mutate({})}>
					Make new ones
				</Button>
			}
		>
			<Text size="sm" c={left < 3 ? undefined : "dimmed"} fw={left < 3 ? 600 : undefined}>
				{left === 0 ? "None is left." : left === 1 ? "One is left." : `${left} are left.`} Each stands in once for a
				lost phone. New ones make the ones before worthless.
			</Text>
			<Modal
				opened={codes !== undefined}
				onClose={() => setCodes(undefined)}
				title="Keep your recovery codes"
				withCloseButton={false}
				closeOnEscape={false}
				closeOnClickOutside={false}
			>
				{codes && <RecoveryStep codes={codes} onDone={() => setCodes(undefined)} />}
			</Modal>
		</Section>
	);
}
