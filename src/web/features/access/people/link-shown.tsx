import { Alert, Button, Code, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { CopyButton } from "../copy-button.tsx";

/** A one-time link that no mail server brings: whoever made it passes it on. */
export function LinkShown({ link, to, onClose }: { link: string; to: string; onClose: () => void }) {
	return (
		<Stack gap="md">
			<Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Pass this link on yourself">
				No mail server is set, so nothing was sent. The link works once; give it to nobody but <bdi>{to}</bdi>.
			</Alert>
			<Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }} aria-label="One-time link">
				{link}
			</Code>
			<Group justify="space-between">
				<CopyButton value={link} what="the link" />
				<Button onClick={onClose}>I have copied it</Button>
			</Group>
			<Text size="sm" c="dimmed">
				The local operator also finds it with <Code>segward outbox list</Code>.
			</Text>
		</Stack>
	);
}
