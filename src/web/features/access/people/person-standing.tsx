import { Badge, Group, Stack, Text } from "@mantine/core";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Answer } from "../../../design/states.tsx";
import { formatDay, STATE_WORDS } from "../../training/training-words.ts";
import { byUse, tokenState } from "../token-state.ts";

/** How somebody stands with training, and which programs act in that name. */
export function PersonStanding({ id }: { id: string }) {
	const [mayTraining, mayTokens] = [useMay("training:report"), useMay("token:list-all")];
	return (
		<Stack gap="md">
			{mayTraining && <TrainingOf id={id} />}
			{mayTokens && <TokensOf id={id} />}
		</Stack>
	);
}

function TrainingOf({ id }: { id: string }) {
	const report = useApi("trainingReport", {});
	return (
		<Stack gap={6} role="group" aria-label="Training">
			<Text size="sm" fw={600}>
				Training
			</Text>
			<Answer query={report}>
				{({ items }) => {
					const lines = items.filter(({ personId }) => personId === id);
					if (lines.length === 0) return <Nothing>The roles ask for no course.</Nothing>;
					return lines.map(({ courseId, courseTitle, state, until }) => (
						<Group key={courseId} gap="xs">
							<Text size="sm" dir="auto">
								{courseTitle}
							</Text>
							<Badge variant="light" color={STATE_WORDS[state].color} tt="none" miw="max-content">
								{STATE_WORDS[state].word}
							</Badge>
							{until !== undefined && (
								<Text size="sm" c="dimmed">
									until {formatDay(until)}
								</Text>
							)}
						</Group>
					));
				}}
			</Answer>
		</Stack>
	);
}

function TokensOf({ id }: { id: string }) {
	const tokens = useApi("listAllTokens", {});
	return (
		<Stack gap={6} role="group" aria-label="Tokens">
			<Text size="sm" fw={600}>
				Tokens
			</Text>
			<Answer query={tokens}>
				{({ items }) => {
					const own = byUse(items, Date.now()).filter(({ ownerId }) => ownerId === id);
					if (own.length === 0) return <Nothing>None.</Nothing>;
					return own.map((token) => {
						const state = tokenState(token, Date.now());
						return (
							<Group key={token.id} gap="xs">
								<Text size="sm" dir="auto" style={{ overflowWrap: "anywhere" }}>
									{token.name}
								</Text>
								<Badge variant="light" color={state === "valid" ? "ward" : "gray"} tt="none" miw="max-content">
									{state}
								</Badge>
							</Group>
						);
					});
				}}
			</Answer>
		</Stack>
	);
}

function Nothing({ children }: { children: string }) {
	return (
		<Text size="sm" c="dimmed">
			{children}
		</Text>
	);
}
