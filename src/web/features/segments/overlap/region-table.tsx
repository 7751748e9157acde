import { Badge, Group, Text } from "@mantine/core";
import { useMemo } from "react";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { type MaskedRegion, namesIn, upsetOrder } from "./regions.ts";

interface RegionTableProps {
	titles: readonly string[];
	regions: readonly MaskedRegion[];
}

/** Every region in words, largest first. */
export function RegionTable({ titles, regions }: RegionTableProps) {
	const rows = useMemo(() => upsetOrder(regions), [regions]);
	const columns = useMemo(() => regionColumns(titles), [titles]);
	return (
		<DataTable
			caption="Sizes of the overlaps"
			columns={columns}
			rows={rows}
			rowId={({ mask }) => mask.toString()}
			virtual={{ maxHeight: 460, rowHeight: 49 }}
			minWidth={420}
		/>
	);
}

function regionColumns(titles: readonly string[]): DataColumn<MaskedRegion>[] {
	const all = 2 ** titles.length - 1;
	return [
		{
			id: "in",
			header: "Customers in",
			cell: ({ mask }) => (
				<Group gap={4}>
					{namesIn(mask, titles).map((title) => (
						<Badge key={title} variant="light" tt="none" fw={600} maw={240} title={title} dir="auto">
							{title}
						</Badge>
					))}
					<Text span size="xs" c="dimmed">
						{mask !== all ? "only" : titles.length === 2 ? "both" : "all"}
					</Text>
				</Group>
			),
		},
		{
			id: "size",
			header: "Size",
			align: "end",
			width: 140,
			cell: ({ size }) => <ProtectedSizeText value={size} textSize="sm" fw={600} />,
		},
	];
}
