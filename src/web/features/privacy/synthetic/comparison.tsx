import { Group, Progress, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { formatShare } from "../../../design/format.ts";
import styles from "./comparison.module.css";
import type { Drawing } from "./drawing.ts";

/** One column: what it was drawn from, the counts with noise, beside what was drawn. */
export function Comparison({ drawing: { marginals, drawn, rows } }: { drawing: Drawing }) {
	const [chosen, setChosen] = useState(marginals[0]?.name ?? "");
	const at = Math.max(
		0,
		marginals.findIndex(({ name }) => name === chosen),
	);
	const marginal = marginals[at];
	if (marginal === undefined) return null;
	const counts = [...marginal.bars.map((bar) => bar.rows), marginal.rest];
	const labels = [...marginal.bars.map(({ label }) => label), "rare or no value"];
	const all = Math.max(1, sum(counts));
	const pairs = labels.map((label, place) => ({
		label,
		real: (counts[place] ?? 0) / all,
		synthetic: (drawn[at]?.[place] ?? 0) / Math.max(1, rows),
	}));
	const largest = Math.max(0.0001, ...pairs.flatMap(({ real, synthetic }) => [real, synthetic]));
	return (
		<Stack gap="md">
			<Group justify="space-between" align="flex-end">
				<Select
					label="Field"
					data={marginals.map(({ name }) => name)}
					value={marginal.name}
					onChange={(name) => name && setChosen(name)}
					allowDeselect={false}
					searchable
					w={260}
				/>
				<Group gap="md">
					<Key className={styles.real} text="real, counted with noise" />
					<Key className={styles.synthetic} text="synthetic rows" />
				</Group>
			</Group>
			<ul className={styles.bars} aria-label={`Shares of the values of ${marginal.name}`}>
				{pairs.map(({ label, real, synthetic }) => (
					<li key={label} className={styles.bar}>
						<Text size="sm" truncate title={label} dir="auto">
							{label}
						</Text>
						<div>
							<Progress value={(100 * real) / largest} color="gray.6" size="sm" aria-label={`Real ${label}`} />
							<Progress value={(100 * synthetic) / largest} size="sm" mt={3} aria-label={`Synthetic ${label}`} />
						</div>
						<Text size="xs" ta="end">
							{formatShare(real)}
							<br />
							{formatShare(synthetic)}
						</Text>
					</li>
				))}
			</ul>
			<Text size="xs" c="dimmed" maw="70ch">
				Real shares are the counts with noise that were paid for and that the rows are drawn from: nothing was counted
				for this picture.
			</Text>
		</Stack>
	);
}

function Key({ className, text }: { className: string | undefined; text: string }) {
	return (
		<Group gap={6} wrap="nowrap">
			<span className={className} aria-hidden />
			<Text size="xs" c="dimmed">
				{text}
			</Text>
		</Group>
	);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}
