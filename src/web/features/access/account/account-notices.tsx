import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconDevices } from "@tabler/icons-react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useAct } from "../../../client/use-act.ts";
import { TimeText } from "../../../design/time-text.tsx";

/** What happened to the account; stays until its owner puts it away. */
export function AccountNotices({ notices }: Pick<ResultOf<"showAccount">, "notices">) {
	const putAway = useAct("putAwayNotices", { changes: ["showAccount"] });
	if (notices.length === 0) return null;
	return (
		<Alert
			color="yellow"
			variant="light"
			icon={<IconDevices aria-hidden />}
			title={notices.length === 1 ? "A new device signed in as you" : "New devices signed in as you"}
		>
			<Stack gap="xs" align="flex-start">
				{notices.map(({ id, detail, at }) => (
					<Text key={id} size="sm">
						<bdi>{detail}</bdi>, <TimeText at={at} size="sm" />
					</Text>
				))}
				<Text size="sm">If that was not you, end the session below and change your password at once.</Text>
				<Button variant="default" size="compact-sm" loading={putAway.isPending} onClick={() => putAway.mutate({})}>
					That was me
				</Button>
			</Stack>
		</Alert>
	);
}
