import { Alert, Card, Group, SegmentedControl, Skeleton, Text, Title } from "@mantine/core";
import { IconShieldHalf } from "@tabler/icons-react";
import { lazy, Suspense, useMemo, useState } from "react";
import type { FieldDistribution } from "../../../contract/catalogue/field-insight.ts";
import type { Field } from "../../../core/catalogue/field.ts";
import { shownNumber } from "../../../core/privacy/protected-size.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import { Answer, LoadingState } from "../../design/states.tsx";
import { barsOf, chartHeight, chartOption, hiddenReason } from "./distribution-chart.ts";
import { DistributionTable } from "./distribution-table.tsx";

const Chart = lazy(() => import("../../design/chart.tsx"));

/** How the values of a field are spread, protected: cells of too few people are not drawn. */
export function Distribution({ field }: { field: Field }) {
	const may = useMay("field:distribution");
	const reason = hiddenReason(field);
	const query = useApi("fieldDistribution", { kind: field.kind, name: field.name }, { enabled: may && !reason });
	if (!may) return null;
	return (
		<Card component="section" aria-label="Distribution">
			{reason ? (
				<>
					<Title order={2} size="h4" mb="sm">
						Distribution
					</Title>
					<Hidden>{reason}</Hidden>
				</>
			) : (
				<Answer query={query} loading={<LoadingState lines={4} />}>
					{(distribution) => <Shown distribution={distribution} />}
				</Answer>
			)}
		</Card>
	);
}

function Shown({ distribution }: { distribution: FieldDistribution }) {
	const [view, setView] = useState<"chart" | "table">("chart");
	const bars = useMemo(() => barsOf(distribution), [distribution]);
	const option = useMemo(() => chartOption(distribution), [distribution]);
	const { shape, unit, total, missing, name } = distribution;
	return (
		<>
			<Group justify="space-between" mb="sm">
				<Title order={2} size="h4">
					Distribution
				</Title>
				{bars.length > 0 && (
					<SegmentedControl
						size="xs"
						aria-label="Show the distribution as"
						value={view}
						onChange={(value) => setView(value === "table" ? "table" : "chart")}
						data={[
							{ value: "chart", label: "Chart" },
							{ value: "table", label: "Table" },
						]}
					/>
				)}
			</Group>
			{shape === "hidden" ? (
				<Hidden>The labels of this field do not allow its values to be shown, not even counted.</Hidden>
			) : bars.length === 0 && total.kind === "withheld" ? (
				<Hidden>The privacy budget that pays for sizes shown to everyone is used up; it comes back day by day.</Hidden>
			) : bars.length === 0 ? (
				<Hidden>No value is shared by enough customers to be shown without pointing at somebody.</Hidden>
			) : view === "chart" ? (
				<Suspense fallback={<Skeleton h={chartHeight(distribution)} />}>
					<Chart
						label={`Distribution of ${name} over ${unit}; the same figures are in the table view.`}
						option={option}
						height={chartHeight(distribution)}
					/>
				</Suspense>
			) : (
				<DistributionTable distribution={distribution} bars={bars} />
			)}
			<Text size="sm" c="dimmed" mt="sm">
				Of <ProtectedSizeText value={total} inherit /> {unit}, <ProtectedSizeText value={missing} inherit /> have no
				value.
				{bars.some(({ size }) => shownNumber(size) === undefined) &&
					" Ranges without a bar have too few people to be shown."}
				{shape === "values" && (
					<>
						{" "}
						Values not listed: <ProtectedSizeText value={distribution.other} inherit />.
					</>
				)}
			</Text>
		</>
	);
}

function Hidden({ children }: { children: string }) {
	return (
		<Alert color="ward" variant="light" icon={<IconShieldHalf aria-hidden />} title="Not shown">
			{children}
		</Alert>
	);
}
