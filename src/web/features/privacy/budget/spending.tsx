import { Box, Text } from "@mantine/core";
import { lazy, Suspense, useMemo, useState } from "react";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { formatDay, formatNumber } from "../../../design/format.ts";
import { Section } from "../../../design/section.tsx";
import { Answer, LoadingState } from "../../../design/states.tsx";
import { rhoText, type SizeBudgetView } from "./budget-words.ts";
import { lastDays, type SizeCharge, type Spender, spendersByName, spendersOf } from "./spending-chart-option.ts";

const SpendingChart = lazy(() => import("./spending-chart.tsx"));

/** What was spent, to whom the days are enough. */
export function Spending({ view }: { view: SizeBudgetView }) {
	const [nowMs] = useState(() => Date.now());
	const spenders = useMemo(() => spendersOf(view, lastDays(nowMs)), [view, nowMs]);
	return (
		<Section title="Spent in the last 30 days">
			<Drawn spenders={spenders} nowMs={nowMs} />
		</Section>
	);
}

/** What was spent by whom, for those who look after the budget. */
export function SpendingByName() {
	const charges = useApi("listSizeCharges", {});
	return (
		<Section title="Spent in the last 30 days">
			<Answer query={charges}>{({ items }) => <Named charges={items} />}</Answer>
		</Section>
	);
}

function Named({ charges }: { charges: readonly SizeCharge[] }) {
	const [nowMs] = useState(() => Date.now());
	const spenders = useMemo(() => spendersByName(charges, lastDays(nowMs)), [charges, nowMs]);
	return (
		<>
			<Drawn spenders={spenders} nowMs={nowMs} />
			{charges.length > 0 && (
				<DataTable
					caption="Charges of the last 30 days"
					columns={COLUMNS}
					rows={charges}
					rowId={({ day, account, name, action }) => `${day} ${account} ${name} ${action}`}
					sort={{ id: "day", descending: true }}
					virtual={{ maxHeight: 320, rowHeight: 45 }}
				/>
			)}
		</>
	);
}

function Drawn({ spenders, nowMs }: { spenders: readonly Spender[]; nowMs: number }) {
	if (spenders.length === 0) {
		return <Text c="dimmed">Nothing. Whoever asks for a size, or refreshes a segment, is charged here.</Text>;
	}
	return (
		<Box mb="md">
			<Suspense fallback={<LoadingState />}>
				<SpendingChart spenders={spenders} nowMs={nowMs} />
			</Suspense>
		</Box>
	);
}

const COLUMNS: readonly DataColumn<SizeCharge>[] = [
	{ id: "day", header: "Day", sortValue: ({ day }) => day, descendingFirst: true, cell: ({ day }) => formatDay(day) },
	{
		id: "who",
		header: "Who",
		sortValue: whoOf,
		cell: (charge) => (
			<Text span size="sm" fw={600} dir="auto">
				{whoOf(charge)}
			</Text>
		),
	},
	{ id: "for", header: "For", cell: ({ action }) => action },
	{
		id: "questions",
		header: "Questions",
		align: "end",
		sortValue: ({ questions }) => questions,
		descendingFirst: true,
		cell: ({ questions }) => formatNumber(questions),
	},
	{
		id: "spent",
		header: "Spent (ρ)",
		align: "end",
		sortValue: ({ price }) => price,
		descendingFirst: true,
		cell: ({ price }) => rhoText(price),
	},
];

function whoOf({ account, name }: SizeCharge): string {
	return account === "publications" ? "Shown to everyone" : (name ?? "Somebody who has left");
}
