import { Group, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { formatNumber, formatTime } from "../../../design/format.ts";
import { Section } from "../../../design/section.tsx";
import { type BudgetAccount, percentLeft, questionsLeft, rhoText, type SizeBudgetView } from "./budget-words.ts";

/** Below so many percent a budget asks for attention. */
const LITTLE = 20;

/** What is left of each budget, and when it comes back. */
export function BudgetLeft({ view: { accounts, exact, prices } }: { view: SizeBudgetView }) {
	return (
		<Section title="What is left">
			<SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xl">
				<Gauge title="You" account={accounts.you} dearest={prices.dearest} />
				<Gauge title="All people together" account={accounts.people} dearest={prices.dearest} />
				<Gauge title="Shown to everyone" account={accounts.publications} dearest={prices.dearest} />
			</SimpleGrid>
			<Text size="sm" c="dimmed" mt="lg" maw="70ch">
				{exact
					? "You may see exact sizes, so that you spend nothing here."
					: "A question that was asked before, in whatever words, is free. Each charge comes back 30 days after it was made."}
			</Text>
		</Section>
	);
}

function Gauge({ title, account, dearest }: { title: string; account: BudgetAccount; dearest: number }) {
	const percent = percentLeft(account);
	const questions = questionsLeft(account, dearest);
	return (
		<Stack gap={6}>
			<Text fw={600}>{title}</Text>
			<Group gap={6} align="baseline">
				<Text fz={30} fw={650} lh={1.1}>
					{percent} %
				</Text>
				<Text size="sm" c="dimmed">
					left
				</Text>
			</Group>
			<Progress
				value={percent}
				size="lg"
				color={percent < LITTLE ? "yellow" : "ward"}
				aria-label={`${title}: ${percent} % of the privacy budget left`}
			/>
			<Text size="sm" c="dimmed">
				{rhoText(account.spent)} of {rhoText(account.limit)} ρ spent
			</Text>
			<Text size="sm">{leftText(account, questions)}</Text>
		</Stack>
	);
}

function leftText({ fitsFrom, limit }: BudgetAccount, questions: number): string {
	if (questions > 0) return `At least ${formatNumber(questions)} more ${questions === 1 ? "answer" : "answers"}`;
	if (fitsFrom !== undefined) return `Used up; answers again from ${formatTime(fitsFrom)}`;
	return limit === 0 ? "Nothing is given from this budget" : "Used up";
}
