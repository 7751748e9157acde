import { Stack, Text } from "@mantine/core";
import { formatNumber } from "../../../design/format.ts";
import classes from "./compared-bars.module.css";
import { type Compared, changeText } from "./review-words.ts";

interface ComparedBarsProps {
	label: string;
	rows: readonly (Compared & { name: string; words?: string })[];
	/** Beside the count; absent: what is different against the period before. */
	note?(row: Compared): string;
}

/** Counts of a period, each above a pale bar of the period before. */
export function ComparedBars({ label, rows, note = changeText }: ComparedBarsProps) {
	const most = Math.max(1, ...rows.flatMap(({ count, before }) => [count, before]));
	return (
		<Stack component="ul" gap={0} p={0} m={0} aria-label={label}>
			{rows.map((row) => (
				<li key={row.name} className={classes.row}>
					<Text size="sm" style={{ overflowWrap: "anywhere" }} dir="auto">
						{row.words ?? row.name}
					</Text>
					<svg className={classes.bars} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden>
						<rect className={classes.before} y={9} height={5} width={(row.before / most) * 100} />
						<rect className={classes.now} y={2} height={7} width={(row.count / most) * 100} />
					</svg>
					<Text size="sm" className={classes.numbers}>
						{formatNumber(row.count)}{" "}
						<Text span size="xs" c="dimmed">
							{note(row)}
						</Text>
					</Text>
				</li>
			))}
		</Stack>
	);
}
