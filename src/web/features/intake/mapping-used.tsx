import { Group, Stack, Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { Mapping } from "../../../core/intake/mapping.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { Answer } from "../../design/states.tsx";
import { columnProtection } from "./column-filter.ts";
import { ColumnProtectionBadge } from "./column-protection-badge.tsx";
import { ROLE_WORDS } from "./import-words.ts";
import { MappingDocument } from "./mapping-document.tsx";
import { type DraftColumn, draftOf, isFieldColumn } from "./mapping-draft.ts";
import { summariseOptions } from "./option-words.ts";

const COLUMNS: DataColumn<DraftColumn>[] = [
	{
		id: "column",
		header: "Column in the file",
		cell: ({ about }) => (
			<Text span size="sm" dir="auto" style={{ overflowWrap: "anywhere" }}>
				{about.column}
			</Text>
		),
		sortValue: ({ about }) => about.column,
	},
	{
		id: "role",
		header: "Became",
		cell: ({ mapped }) => ROLE_WORDS[mapped.role],
		sortValue: ({ mapped }) => mapped.role,
	},
	{
		id: "field",
		header: "Field",
		cell: ({ mapped }) => (isFieldColumn(mapped) ? <bdi>{mapped.field}</bdi> : "–"),
		sortValue: ({ mapped }) => (isFieldColumn(mapped) ? mapped.field : undefined),
	},
	{
		id: "type",
		header: "Type",
		cell: ({ mapped }) =>
			isFieldColumn(mapped)
				? [mapped.role === "identifier" ? undefined : mapped.type, mapped.format].filter(Boolean).join(", ")
				: "–",
	},
	{
		id: "protection",
		header: "Protection",
		cell: (row) => {
			const protection = columnProtection(row);
			return protection ? <ColumnProtectionBadge protection={protection} /> : "–";
		},
	},
];

/** The mapping that an import used. */
export function MappingUsed({ importId }: { importId: string }) {
	const may = useMay("import:mapping");
	const query = useApi("getImportMapping", { id: importId }, { enabled: may });
	const mapping = useMemo(() => Mapping.safeParse(query.data?.mapping).data, [query.data]);
	const rows = useMemo(() => (mapping ? draftOf(mapping).columns : []), [mapping]);
	if (!may) return null;
	return (
		<Stack component="section" aria-label="Mapping used" gap="md">
			<Group justify="space-between">
				<div>
					<Title order={2} size="h4">
						Mapping used
					</Title>
					{mapping && (
						<Text size="sm" c="dimmed">
							{summariseOptions(mapping.spec.options ?? {})}
						</Text>
					)}
				</div>
				{mapping && <MappingDocument mapping={mapping} />}
			</Group>
			<Answer query={query}>
				{() => (
					<DataTable
						caption="Columns and what they became"
						columns={COLUMNS}
						rows={rows}
						rowId={({ about }) => about.column}
						virtual={{ maxHeight: 420, rowHeight: 48 }}
						minWidth={620}
					/>
				)}
			</Answer>
		</Stack>
	);
}
