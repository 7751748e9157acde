import { useMemo } from "react";
import type { FieldDistribution } from "../../../contract/catalogue/field-insight.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { formatShare } from "../../design/format.ts";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import type { DistributionBar } from "./distribution-chart.ts";

interface DistributionTableProps {
	distribution: FieldDistribution;
	bars: readonly DistributionBar[];
}

/** The figures of the chart, for reading and for screen readers. */
export function DistributionTable({ distribution, bars }: DistributionTableProps) {
	const { name, unit, shape } = distribution;
	const columns = useMemo(
		(): DataColumn<DistributionBar>[] => [
			{ id: "value", header: shape === "values" ? "Value" : "Range", cell: ({ label }) => <bdi>{label}</bdi> },
			{
				id: "size",
				header: unit === "customers" ? "Customers" : "Events",
				align: "end",
				cell: ({ size }) => <ProtectedSizeText value={size} textSize="sm" />,
			},
			{
				id: "share",
				header: "Share",
				align: "end",
				cell: ({ share }) => (share === undefined ? "–" : formatShare(share)),
			},
		],
		[shape, unit],
	);
	return (
		<DataTable
			caption={`Distribution of ${name}`}
			columns={columns}
			rows={bars}
			rowId={({ label }) => label}
			minWidth={320}
		/>
	);
}
