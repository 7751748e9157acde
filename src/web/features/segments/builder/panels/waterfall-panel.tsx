import { Button, Stack, Table, Text } from "@mantine/core";
import type { ResultOf } from "../../../../../contract/routes.ts";
import { ProtectedSizeText } from "../../../../design/protected-size-text.tsx";
import { ErrorState, LoadingState } from "../../../../design/states.tsx";
import { keptBars } from "../model/kept-bars.ts";
import styles from "./panels.module.css";

interface WaterfallPanelProps {
	explanation: ResultOf<"explainSegment"> | undefined;
	usable: boolean;
	loading: boolean;
	error: unknown;
	ask(): void;
	retry(): void;
	/** Shows a condition by its path. */
	jump(path: string): void;
}

/** What each condition keeps, one after another, as bars. */
export function WaterfallPanel({ explanation, usable, loading, error, ask, retry, jump }: WaterfallPanelProps) {
	if (!usable) return <Note>What each condition keeps is shown as soon as the rule has no errors.</Note>;
	if (error) return <ErrorState error={error} retry={retry} />;
	if (loading) return <LoadingState lines={3} />;
	if (!explanation) {
		return (
			<Stack align="flex-start" gap="sm">
				<Note>Counting every condition by itself takes longer than the size.</Note>
				<Button variant="default" onClick={ask}>
					Show what each condition keeps
				</Button>
			</Stack>
		);
	}
	const { bars, cumulative } = keptBars(explanation);
	return (
		<Stack gap="xs">
			<Table aria-label="What each condition keeps" verticalSpacing={6} horizontalSpacing="xs">
				<Table.Thead>
					<Table.Tr>
						<Table.Th>{cumulative ? "After this condition" : "Condition by itself"}</Table.Th>
						<Table.Th ta="right">Customers</Table.Th>
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{bars.map((bar) => (
						<Table.Tr key={bar.path}>
							<Table.Td className={styles.barCell}>
								<button type="button" className={styles.jump} onClick={() => jump(bar.path)} dir="auto">
									{bar.text}
								</button>
								<div className={styles.track} aria-hidden>
									<div
										className={styles.bar}
										data-hidden={bar.width === null || undefined}
										style={{ width: `${(bar.width ?? 0.02) * 100}%` }}
									/>
								</div>
							</Table.Td>
							<Table.Td ta="right" className={styles.sizeCell}>
								<ProtectedSizeText value={bar.size} textSize="sm" />
							</Table.Td>
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
			<Note>
				{cumulative
					? "Each line is what is left after this condition and all before it."
					: "The rule is no list of conditions that must all hold, so each line counts one condition by itself."}
			</Note>
		</Stack>
	);
}

function Note({ children }: { children: string }) {
	return (
		<Text size="xs" c="dimmed">
			{children}
		</Text>
	);
}
