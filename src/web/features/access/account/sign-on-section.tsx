import { Button, Group, Stack, Text } from "@mantine/core";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";

/** Accounts elsewhere with which one signs in here; absent where there is nowhere else. */
export function SignOnSection() {
	const choices = useApi("listSignOnChoices", {});
	const links = useApi("listSignOnLinks", {});
	const linked = links.data?.items ?? [];
	const open = (choices.data?.items ?? []).filter(({ id }) => linked.every(({ providerId }) => providerId !== id));
	if (open.length === 0 && linked.length === 0 && !links.isError) return null;
	return (
		<Section title="Sign-on elsewhere">
			<Answer query={links}>
				{() => (
					<Stack gap="md" component="ul" m={0} p={0}>
						{linked.map((link) => (
							<LinkedLine key={link.providerId} link={link} />
						))}
						{open.map((choice) => (
							<OpenLine key={choice.id} choice={choice} />
						))}
					</Stack>
				)}
			</Answer>
		</Section>
	);
}

interface LinkedLineProps {
	link: { providerId: string; name: string; linkedAt: string };
}

function LinkedLine({ link: { providerId, name, linkedAt } }: LinkedLineProps) {
	const unlink = useAct("unlinkSignOn", { changes: ["listSignOnLinks"], success: "Unlinked." });
	return (
		<Group component="li" justify="space-between" gap="sm" style={{ listStyle: "none" }}>
			<div>
				<Text size="sm" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
					{name}
				</Text>
				<Text size="sm" c="dimmed">
					linked <TimeText at={linkedAt} size="sm" />: your account there signs you in here
				</Text>
			</div>
			<Button
				variant="default"
				size="compact-sm"
				aria-label={`Unlink ${name}`}
				loading={unlink.isPending}
				onClick={() => unlink.mutate({ providerId })}
			>
				Unlink
			</Button>
		</Group>
	);
}

function OpenLine({ choice: { id, name } }: { choice: { id: string; name: string } }) {
	const link = useAct("linkSignOn", { changes: [], onDone: ({ url }) => window.location.assign(url) });
	return (
		<Group component="li" justify="space-between" gap="sm" style={{ listStyle: "none" }}>
			<div>
				<Text size="sm" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
					{name}
				</Text>
				<Text size="sm" c="dimmed">
					not linked
				</Text>
			</div>
			<Button
				variant="default"
				size="compact-sm"
				aria-label={`Link your account at ${name}`}
				loading={link.isPending || link.isSuccess}
				onClick={() => link.mutate({ providerId: id })}
			>
				Link your account
			</Button>
		</Group>
	);
}
