import { Group, Progress, Stack, Text, VisuallyHidden } from "@mantine/core";
import type { ExtractReport } from "../../../../core/privacy/extract/extract-report.ts";
import { formatNumber, formatShare } from "../../../design/format.ts";

/** Three attackers, each before and after. */
export function RiskBars({ report }: { report: ExtractReport }) {
	const { before, after, byPopulation, populationPlusMinus, countsPlusMinus } = report;
	const isAbout = populationPlusMinus !== undefined;
	return (
		<Stack gap="md">
			<Risk
				name="Who knows that a person is in it"
				what="Prosecutor risk, for the person easiest to find"
				before={before.prosecutor.highest}
				after={after.prosecutor.highest}
			/>
			<Risk
				name="Who does not know whether a person is in it"
				what="Journalist risk, for the person easiest to find"
				before={before.journalist.highest}
				after={after.journalist.highest}
				isAbout={isAbout}
			/>
			<Risk
				name="Who wants as many as can be"
				what="Marketer risk: share of all that would be found"
				before={before.marketer}
				after={after.marketer}
				isAbout={isAbout}
			/>
			<Text size="sm" c="dimmed">
				Alone in their class: {countsPlusMinus === undefined ? "" : "about "}
				{formatNumber(before.uniques)} before, {formatNumber(after.uniques)} after. Smallest class:{" "}
				{formatNumber(before.smallestClass)} before, {formatNumber(after.smallestClass)} after.
				{countsPlusMinus !== undefined &&
					` What was counted before has noise of ± ${countsPlusMinus}, and its smallest class is taken for 1.`}
				{byPopulation
					? ` The second and third risk count all customers who look the same${isAbout ? `, with noise of ± ${populationPlusMinus}, and are told at the end where they are higher` : ""}.`
					: " The second and third risk count the segment alone, which overstates them."}
			</Text>
		</Stack>
	);
}

interface RiskProps {
	name: string;
	what: string;
	before: number;
	after: number;
	/** It comes from counts with noise. */
	isAbout?: boolean;
}

function Risk({ name, what, before, after, isAbout = false }: RiskProps) {
	return (
		<Stack gap={6}>
			<div>
				<Text size="sm" fw={600}>
					{name}
				</Text>
				<Text size="xs" c="dimmed">
					{what}
				</Text>
			</div>
			<Bar label="before" risk={before} color="gray.5" name={name} isAbout={isAbout} />
			<Bar label="after" risk={after} color="ward" name={name} isAbout={isAbout} />
		</Stack>
	);
}

interface BarProps {
	label: string;
	risk: number;
	color: string;
	name: string;
	isAbout: boolean;
}

function Bar({ label, risk, color, name, isAbout }: BarProps) {
	return (
		<Group gap="sm" wrap="nowrap">
			<Text size="xs" c="dimmed" w={44}>
				{label}
			</Text>
			<Progress value={100 * risk} color={color} size="lg" flex={1} aria-label={`${name}, ${label}`} />
			<Text size="sm" w={104} ta="end">
				{isAbout && "about "}
				{formatRisk(risk)}
				<VisuallyHidden> {label}</VisuallyHidden>
			</Text>
		</Group>
	);
}

function formatRisk(risk: number): string {
	return risk > 0 && risk < 0.001 ? "< 0.1 %" : formatShare(risk);
}
