import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconFlask } from "@tabler/icons-react";
import { useState } from "react";
import type { RequestOf } from "../../../../contract/routes.ts";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { ErrorState } from "../../../design/states.tsx";
import { TryOutTable } from "./try-out-table.tsx";
import { tryOutSentence } from "./try-out-words.ts";

interface TryOutProps {
	/** What would be put in force; undefined while it is unfinished. */
	proposal: RequestOf<"checkPolicy"> | undefined;
	isBroken: boolean;
}

/** Who would gain what and who would lose what, before anything is changed. */
export function TryOut({ proposal, isBroken }: TryOutProps) {
	const [at, setAt] = useState("");
	const [from, setFrom] = useState("");
	const attempt = useAct("tryPolicies", { changes: [], quiet: true });
	const wanted = proposal && {
		draft: proposal,
		...(at === "" ? {} : { at: new Date(at).toISOString() }),
		...(from.trim() === "" ? {} : { from: from.trim() }),
	};
	const isOf = attempt.data !== undefined && JSON.stringify(attempt.variables) === JSON.stringify(wanted);
	return (
		<Section title="Try it out">
			<Stack gap="md">
				<Group align="flex-end" gap="md">
					<TextInput
						type="datetime-local"
						label="At a time"
						description="Now, if empty"
						value={at}
						onChange={({ currentTarget }) => setAt(currentTarget.value)}
						w={220}
					/>
					<TextInput
						label="From a network address"
						description="None, if empty"
						placeholder="10.0.0.1"
						value={from}
						onChange={({ currentTarget }) => setFrom(currentTarget.value)}
						w={220}
					/>
					<Button
						variant="default"
						leftSection={<IconFlask size={16} aria-hidden />}
						disabled={wanted === undefined || isBroken}
						loading={attempt.isPending}
						onClick={() => wanted && attempt.mutate(wanted)}
					>
						Try it out
					</Button>
				</Group>
				{attempt.isError && <ErrorState error={attempt.error} />}
				{isOf && attempt.data ? (
					<>
						<Text role="status" fw={600}>
							{tryOutSentence(attempt.data)}
						</Text>
						{attempt.data.refusals.length > 0 && (
							<Alert
								color="yellow"
								variant="light"
								icon={<IconAlertTriangle aria-hidden />}
								title="It could not be put in force"
							>
								{attempt.data.refusals.join(" ")}
							</Alert>
						)}
						{attempt.data.changes.length > 0 && <TryOutTable changes={attempt.data.changes} />}
					</>
				) : (
					<Text size="sm" c="dimmed" maw="70ch">
						Every person, token and role is asked for every act, under the policies in force and under this one. Nothing
						is changed.
					</Text>
				)}
			</Stack>
		</Section>
	);
}
