import { SegmentedControl, Skeleton, Table, Text } from "@mantine/core";
import { lazy, Suspense, useMemo, useState } from "react";
import type { ExtractReport } from "../../../../core/privacy/extract/extract-report.ts";
import { formatShare } from "../../../design/format.ts";
import { riskUtilityOption } from "./risk-utility-chart.ts";

const Chart = lazy(() => import("../../../design/chart.tsx"));
const HEIGHT = 320;

/** What other k and other ways would have given, beside what was chosen. */
export function RiskUtility({ report, k }: { report: ExtractReport; k: number }) {
	const [view, setView] = useState("chart");
	const option = useMemo(() => riskUtilityOption(report, k), [report, k]);
	return (
		<>
			<SegmentedControl
				size="xs"
				mb="sm"
				aria-label="Show risk against usefulness as"
				value={view}
				onChange={setView}
				data={[
					{ value: "chart", label: "Chart" },
					{ value: "table", label: "Table" },
				]}
			/>
			{view === "chart" ? (
				<Suspense fallback={<Skeleton h={HEIGHT} />}>
					<Chart
						label="Highest risk against information lost, for other k and other ways to generalise; the same figures are in the table view."
						option={option}
						height={HEIGHT}
					/>
				</Suspense>
			) : (
				<Table.ScrollContainer minWidth={320} mah={HEIGHT}>
					<Table>
						<Table.Caption>What other k would give</Table.Caption>
						<Table.Thead>
							<Table.Tr>
								<Table.Th>k</Table.Th>
								<Table.Th ta="end">Information lost</Table.Th>
								<Table.Th ta="end">Highest risk</Table.Th>
								<Table.Th ta="end">Left out</Table.Th>
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{report.curve.map((point) => (
								<Table.Tr key={point.k} fw={point.k === k ? 600 : undefined}>
									<Table.Td>{point.k}</Table.Td>
									<Table.Td ta="end">{formatShare(point.informationLoss)}</Table.Td>
									<Table.Td ta="end">{formatShare(point.highestRisk)}</Table.Td>
									<Table.Td ta="end">{formatShare(point.suppressed)}</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
				</Table.ScrollContainer>
			)}
			<Text size="sm" c="dimmed">
				{report.curve.length === 0
					? "For so many different rows, other k are not tried."
					: "Further left keeps more; further down is safer."}
			</Text>
		</>
	);
}
