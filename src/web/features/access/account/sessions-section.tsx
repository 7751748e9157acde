import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";

type Session = ResultOf<"listOwnSessions">["items"][number];

const METHODS: Readonly<Record<Session["method"], string>> = {
	password: "password and second factor",
	passkey: "passkey",
	sso: "your organisation",
	recovery: "recovery",
};

/** Where one is signed in. Ending a session needs a fresh second factor. */
export function SessionsSection() {
	const sessions = useApi("listOwnSessions", {});
	const endOthers = useAct("endOtherSessions", {
		changes: ["listOwnSessions"],
		success: ({ ended }) => (ended === 1 ? "One session ended." : `${ended} sessions ended.`),
	});
	const others = (sessions.data?.items.length ?? 0) > 1;
	return (
		<Section
			title="Sessions"
			aside={
				others && (
					<Button variant="default" size="xs" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
						End all others
					</Button>
				)
			}
		>
			<Answer query={sessions}>
				{({ items }) => (
					<Stack gap="md" component="ul" m={0} p={0}>
						{items.map((session) => (
							<SessionLine key={session.id} session={session} />
						))}
					</Stack>
				)}
			</Answer>
		</Section>
	);
}

function SessionLine({ session }: { session: Session }) {
	const end = useAct("endOwnSession", { changes: ["listOwnSessions"], success: "Ended." });
	const { id, device, network, method, startedAt, lastUsedAt, current } = session;
	return (
		<Group component="li" justify="space-between" gap="sm" style={{ listStyle: "none" }}>
			<div>
				<Group gap="xs">
					<Text fw={600} size="sm">
						{device}
					</Text>
					{current && (
						<Badge variant="light" tt="none">
							this one
						</Badge>
					)}
				</Group>
				<Text size="sm" c="dimmed">
					{network} · by {METHODS[method]} · began <TimeText at={startedAt} size="sm" /> · used{" "}
					<TimeText at={lastUsedAt} size="sm" />
				</Text>
			</div>
			{!current && (
				<Button
					variant="default"
					size="compact-sm"
					aria-label={`End the session ${device}, ${network}`}
					loading={end.isPending}
					onClick={() => end.mutate({ id })}
				>
					End
				</Button>
			)}
		</Group>
	);
}
