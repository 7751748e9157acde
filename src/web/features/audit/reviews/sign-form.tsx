import { Alert, Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { SectionTick } from "../../../../core/audit/review/audit-review.ts";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { type Review, SECTION_WORDS } from "./review-words.ts";

/** Each section is looked at; then the review is signed, once and for good. */
export function SignForm({ review }: { review: Review }) {
	const [ticks, setTicks] = useState<ReadonlyMap<string, SectionTick>>(new Map());
	const [note, setNote] = useState("");
	const sign = useAct("signAuditReview", {
		changes: ["showAuditReview", "listAuditReviews", "listFindings", "overview"],
		success: "The review is signed.",
	});
	const { sections } = review.schedule;
	const answered = sections.flatMap((section) => ticks.get(section) ?? []);
	const ready =
		answered.length === sections.length && answered.every(({ fine, note: why }) => fine || why) && note.trim();
	const set = (tick: SectionTick) => setTicks(new Map([...ticks, [tick.section, tick]]));
	const submit = (event: FormEvent) => {
		event.preventDefault();
		sign.mutate({ id: review.id, note, ticks: answered });
	};
	return (
		<Section title="Sign">
			<form onSubmit={submit}>
				<Stack gap="md">
					{review.own && (
						<Alert color="yellow" title="Your own acts are in it">
							Nobody else could sign this review, so you may; the record says that you did.
						</Alert>
					)}
					{sections.map((section) => {
						const tick = ticks.get(section);
						return (
							<Stack key={section} gap={6}>
								<Radio.Group
									label={SECTION_WORDS[section]}
									value={tick === undefined ? "" : tick.fine ? "fine" : "wrong"}
									onChange={(value) => set({ section, fine: value === "fine" })}
								>
									<Group gap="lg" mt={6}>
										<Radio value="fine" label="Looked at, fine" />
										<Radio value="wrong" label="Something is wrong" />
									</Group>
								</Radio.Group>
								{tick?.fine === false && (
									<Textarea
										label={`What is wrong with: ${SECTION_WORDS[section]}`}
										required
										autosize
										maxLength={2000}
										value={tick.note ?? ""}
										onChange={({ currentTarget }) => set({ ...tick, note: currentTarget.value })}
									/>
								)}
							</Stack>
						);
					})}
					<Textarea
						label="What you saw"
						description="Kept with your name and today's date."
						required
						autosize
						minRows={3}
						maxLength={4000}
						value={note}
						onChange={({ currentTarget }) => setNote(currentTarget.value)}
					/>
					<Group>
						<Button type="submit" loading={sign.isPending} disabled={!ready}>
							Sign the review
						</Button>
						<Text size="sm" c="dimmed">
							It cannot be changed afterwards.
						</Text>
					</Group>
				</Stack>
			</form>
		</Section>
	);
}
