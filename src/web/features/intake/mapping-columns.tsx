import { Stack } from "@mantine/core";
import type { DataColumn } from "../../design/data-column.ts";
import { AboutCell, FoundCell } from "./mapping-about-cells.tsx";
import type { DraftColumn } from "./mapping-draft.ts";
import { isFieldColumn } from "./mapping-draft.ts";
import { ChecksCell, FieldCell, ProtectionCell, RoleCell, TypeCell } from "./mapping-edit-cells.tsx";

/** Columns of the mapping table: one row a column of the file. */
export const MAPPING_COLUMNS: DataColumn<DraftColumn>[] = [
	{ id: "column", header: "Column in the file", width: 240, cell: (row) => <AboutCell row={row} /> },
	{ id: "found", header: "Looks like", width: 170, cell: (row) => <FoundCell row={row} /> },
	{ id: "role", header: "Becomes", width: 175, cell: (row) => <RoleCell row={row} /> },
	{ id: "field", header: "Field name", width: 180, cell: (row) => <FieldCell row={row} /> },
	{ id: "type", header: "Type and format", width: 160, cell: (row) => <TypeCell row={row} /> },
	{ id: "checks", header: "Checks", width: 130, cell: (row) => <ChecksCell row={row} /> },
	{ id: "protection", header: "Protection", width: 135, cell: (row) => <ProtectionCell row={row} /> },
];

/** The same in fewer columns, for a narrow window. */
export const NARROW_MAPPING_COLUMNS: DataColumn<DraftColumn>[] = [
	{
		id: "column",
		header: "Column in the file",
		width: 240,
		cell: (row) => (
			<Stack gap={4}>
				<AboutCell row={row} />
				<FoundCell row={row} />
			</Stack>
		),
	},
	{
		id: "role",
		header: "Becomes, as field",
		width: 190,
		cell: (row) => (
			<Stack gap={4}>
				<RoleCell row={row} />
				{isFieldColumn(row.mapped) && <FieldCell row={row} />}
			</Stack>
		),
	},
	{ id: "type", header: "Type and format", width: 150, cell: (row) => <TypeCell row={row} /> },
	{
		id: "checks",
		header: "Checks, protection",
		width: 140,
		cell: (row) => (
			<Stack gap={4}>
				<ChecksCell row={row} />
				<ProtectionCell row={row} />
			</Stack>
		),
	},
];
