import { Alert, Text } from "@mantine/core";
import { IconSnowflake } from "@tabler/icons-react";
import type { SessionView } from "../client/session.ts";

/** Says on every screen that nothing leaves in bulk, and why: otherwise refusals look like faults. */
export function FrozenBanner({ frozen }: { frozen: SessionView["frozen"] }) {
	if (frozen === undefined) return null;
	return (
		<Alert
			variant="light"
			color="red"
			icon={<IconSnowflake aria-hidden />}
			mb="lg"
			maw={1360}
			mx="auto"
			title="Nothing leaves this workspace in bulk at the moment"
		>
			<Text size="sm" component="span">
				Frozen by <bdi>{frozen.by}</bdi>: <bdi>{frozen.reason}</bdi>. Lists of members and extracts are closed until it
				ends.
			</Text>
		</Alert>
	);
}
