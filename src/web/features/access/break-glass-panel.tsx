import { Badge, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { rolesText } from "../../../core/access/roles-text.ts";
import { useMay } from "../../client/session.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { BREAK_GLASS_CHANGES, StartBreakGlass } from "./start-break-glass.tsx";

type Emergency = ResultOf<"listBreakGlass">["items"][number];

/** Emergency roles: take them, end them, and review those of others. */
export function BreakGlassPanel() {
	const emergencies = useApi("listBreakGlass", {});
	const [starting, setStarting] = useState(false);
	return (
		<Section title="Emergency roles">
			<Answer query={emergencies}>
				{({ items, allowedRoles }) => (
					<Stack gap="md">
						<Text size="sm">
							{allowedRoles.length === 0
								? "Nobody has allowed you any. Administrators say who may take which roles when nobody else can be reached."
								: `When nobody else can be reached you may take, for at most four hours: ${rolesText(allowedRoles)}.`}
						</Text>
						{allowedRoles.length > 0 && !items.some(({ running, own }) => running && own) && (
							<Group>
								<Button variant="default" color="red" onClick={() => setStarting(true)}>
									Take emergency roles…
								</Button>
							</Group>
						)}
						{items.map((one) => (
							<EmergencyItem key={one.id} emergency={one} />
						))}
						<Modal
							opened={starting}
							onClose={() => setStarting(false)}
							title="Take emergency roles"
							closeButtonProps={{ "aria-label": "Close" }}
						>
							<StartBreakGlass roles={allowedRoles} onDone={() => setStarting(false)} />
						</Modal>
					</Stack>
				)}
			</Answer>
		</Section>
	);
}

function EmergencyItem({ emergency }: { emergency: Emergency }) {
	const { id, person, roles, reason, startedAt, endsAt, endedBy, running, own, reviewedBy, reviewNote } = emergency;
	const mayReview = useMay("break-glass:review");
	const end = useAct("endBreakGlass", { changes: BREAK_GLASS_CHANGES, success: "The emergency roles have ended." });
	return (
		<Stack gap={6} component="article" aria-label={`Emergency roles of ${person}`}>
			<Group gap="xs">
				<Text fw={600} size="sm" dir="auto">
					{person}
				</Text>
				<Badge variant="light" color={running ? "red" : reviewedBy ? "ward" : "yellow"} tt="none">
					{running ? "runs" : reviewedBy ? "reviewed" : "waits for review"}
				</Badge>
			</Group>
			<Text size="sm">
				{rolesText(roles)}, from <TimeText at={startedAt} size="sm" /> to <TimeText at={endsAt} size="sm" />
				{endedBy !== undefined && (
					<>
						, ended by <bdi>{endedBy}</bdi>
					</>
				)}
			</Text>
			<Text size="sm" c="dimmed" dir="auto" style={{ overflowWrap: "anywhere" }}>
				“{reason}”
			</Text>
			{reviewedBy !== undefined && (
				<Text size="sm" style={{ overflowWrap: "anywhere" }}>
					Reviewed by <bdi>{reviewedBy}</bdi>: <bdi>“{reviewNote}”</bdi>
				</Text>
			)}
			{running && (own || mayReview) && (
				<Group>
					<Button size="xs" color="red" loading={end.isPending} onClick={() => end.mutate({ id })}>
						End now
					</Button>
				</Group>
			)}
			{!running && !own && mayReview && reviewedBy === undefined && <ReviewForm id={id} person={person} />}
		</Stack>
	);
}

function ReviewForm({ id, person }: { id: string; person: string }) {
	const [note, setNote] = useState("");
	const review = useAct("reviewBreakGlass", { changes: BREAK_GLASS_CHANGES, success: "Your review is recorded." });
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				review.mutate({ id, note });
			}}
		>
			<Textarea
				label={`What did you find about ${person}?`}
				description="The log shows all that was done under the emergency roles."
				value={note}
				onChange={(event) => setNote(event.currentTarget.value)}
				maxLength={2000}
				required
				autosize
				minRows={2}
				dir="auto"
			/>
			<Group mt="xs">
				<Button type="submit" size="xs" loading={review.isPending} disabled={note.trim() === ""}>
					Record the review
				</Button>
			</Group>
		</form>
	);
}
