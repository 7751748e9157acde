import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconSnowflake } from "@tabler/icons-react";
import { useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { TimeText } from "../../../design/time-text.tsx";

const CHANGES = ["listAlerts", "showSession"] as const;

/** The emergency brake: nothing leaves in bulk. */
export function FreezePanel({ frozen }: { frozen: ResultOf<"listAlerts">["frozen"] }) {
	const [asking, setAsking] = useState(false);
	const [reason, setReason] = useState("");
	const onDone = () => {
		setAsking(false);
		setReason("");
	};
	const freeze = useAct("freezeReleases", { changes: CHANGES, success: "Nothing leaves in bulk.", onDone });
	const thaw = useAct("endFreeze", { changes: CHANGES, success: "Lists and extracts leave again.", onDone });
	const mayFreeze = useMay("releases:freeze");
	const mayThaw = useMay("releases:thaw");
	const act = frozen === null ? freeze : thaw;
	const word = frozen === null ? "Freeze" : "Let leave again";
	return (
		<Section title="Emergency brake">
			<Stack gap="md" align="flex-start">
				{frozen === null ? (
					<Text size="sm" maw="70ch">
						While you find out what happens, nobody lists members or downloads extracts. Everything else goes on.
					</Text>
				) : (
					<Alert
						color="red"
						variant="light"
						icon={<IconSnowflake aria-hidden />}
						title="Nothing leaves in bulk"
						w="100%"
					>
						<bdi>{frozen.by}</bdi> froze it <TimeText at={frozen.at} inherit />: <bdi>{frozen.reason}</bdi>
					</Alert>
				)}
				{(frozen === null ? mayFreeze : mayThaw) && (
					<Button
						variant="default"
						leftSection={<IconSnowflake size={16} aria-hidden />}
						onClick={() => setAsking(true)}
					>
						{word}
					</Button>
				)}
			</Stack>
			<Modal
				opened={asking}
				onClose={() => setAsking(false)}
				title={frozen === null ? "Freeze what leaves in bulk?" : "Let lists and extracts leave again?"}
				closeButtonProps={{ "aria-label": "Close" }}
			>
				<Stack gap="lg">
					<TextInput
						label="Why"
						description="Stands in the access log."
						value={reason}
						onChange={({ currentTarget }) => setReason(currentTarget.value)}
						maxLength={500}
						data-autofocus
					/>
					<Group justify="flex-end">
						<Button variant="default" onClick={() => setAsking(false)}>
							Cancel
						</Button>
						<Button
							color={frozen === null ? "red" : undefined}
							loading={act.isPending}
							disabled={reason.trim().length < 3}
							onClick={() => act.mutate({ reason })}
						>
							{word}
						</Button>
					</Group>
				</Stack>
			</Modal>
		</Section>
	);
}
