import { Alert, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ReviewSection } from "../../../../core/audit/review/review-schedule.ts";
import { actAbility } from "../../../design/act-sentence.ts";
import { FactList } from "../../../design/fact-list.tsx";
import { formatNumber } from "../../../design/format.ts";
import { Section } from "../../../design/section.tsx";
import { AlertsDigest } from "./alerts-digest.tsx";
import { ComparedBars } from "./compared-bars.tsx";
import { ListedEntries } from "./listed-entries.tsx";
import { LogVerdict } from "./log-verdict.tsx";
import { type Compared, changeText, type Review, SECTION_WORDS } from "./review-words.ts";

/** What happened, section by section. */
export function ReviewDigest({ review }: { review: Review }) {
	const { digest, schedule } = review;
	return (
		<>
			{!digest.complete && (
				<Alert color="yellow" title="Not everything is counted">
					The log holds more entries of this period than a review looks at; it tells of the newest.
				</Alert>
			)}
			{schedule.sections.map((section) => (
				<Section key={section} title={SECTION_WORDS[section]}>
					<SectionBody section={section} digest={digest} />
				</Section>
			))}
		</>
	);
}

function SectionBody({ section, digest }: { section: ReviewSection; digest: Review["digest"] }) {
	const label = SECTION_WORDS[section];
	switch (section) {
		case "activity":
			return <Activity digest={digest} />;
		case "denials":
			return <ListedEntries label={label} list={digest.denials} />;
		case "sensitive-acts":
			return <ListedEntries label={label} list={digest.sensitiveActs} />;
		case "access-changes":
			return <ListedEntries label={label} list={digest.accessChanges} />;
		case "emergencies":
			return <ListedEntries label={label} list={digest.emergencies} />;
		case "configuration-changes":
			return <ListedEntries label={label} list={digest.configurationChanges} />;
		case "alerts":
			return <AlertsDigest alerts={digest.alerts} />;
		case "log-verification":
			return <LogVerdict log={digest.log} />;
	}
}

function Activity({ digest }: { digest: Review["digest"] }) {
	const { acts, refused, customers, newActors, byActor, byAction, byDay } = digest;
	return (
		<Stack gap="lg">
			<FactList
				label="In all"
				facts={[
					["Acts", told(acts)],
					["Refused", told(refused)],
					["Customers concerned", told(customers)],
					["New here", newActors.length === 0 ? "nobody" : newActors.join(", ")],
				]}
			/>
			<SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
				<div>
					<Text fw={600} size="sm" mb={4}>
						By person and token
					</Text>
					<ComparedBars label="Acts by person and token" rows={byActor} />
				</div>
				<div>
					<Text fw={600} size="sm" mb={4}>
						By day
					</Text>
					<ComparedBars
						label="Acts by day"
						rows={byDay.map((one) => ({ name: one.day, count: one.count, before: one.refused }))}
						note={({ before }) => (before === 0 ? "" : `${formatNumber(before)} refused`)}
					/>
				</div>
			</SimpleGrid>
			<div>
				<Text fw={600} size="sm" mb={4}>
					By act
				</Text>
				<ComparedBars label="Acts by kind" rows={byAction.map((row) => ({ ...row, words: actAbility(row.name) }))} />
			</div>
		</Stack>
	);
}

function told(compared: Compared): string {
	return `${formatNumber(compared.count)} (${changeText(compared)})`;
}
