import { Alert, Group, List, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import type { Field } from "../../../core/catalogue/field.ts";
import { DataTable } from "../../design/data-table.tsx";
import { useNarrow } from "../../design/use-narrow.ts";
import { ColumnChecks } from "./column-checks.tsx";
import { type ColumnView, filterColumns } from "./column-filter.ts";
import type { FileLayoutOptionsProps } from "./file-layout-options.tsx";
import { plainIssue } from "./issue-words.ts";
import { MAPPING_COLUMNS, NARROW_MAPPING_COLUMNS } from "./mapping-columns.tsx";
import { changeColumn, changeRole, type DraftIssues, issuesOf, type MappingDraft } from "./mapping-draft.ts";
import { type MappingEditing, MappingEditingProvider } from "./mapping-editing.ts";
import { MappingOptions } from "./mapping-options.tsx";

interface MappingEditorProps {
	draft: MappingDraft;
	onChange(change: (draft: MappingDraft) => MappingDraft): void;
	issues: DraftIssues;
	/** Where the file is at hand, to be read in another way. */
	layout?: Omit<FileLayoutOptionsProps, "layout">;
}

const NO_FIELDS: readonly Field[] = [];
/** For a mapping whose file is not at hand. */
const WITHOUT_FINDINGS = MAPPING_COLUMNS.filter(({ id }) => id !== "found");

/** Problems of a draft, found out after the key press is drawn. */
export function useDraftIssues(draft: MappingDraft, fields: readonly Field[] | undefined): DraftIssues {
	const settled = useDeferredValue(draft);
	return useMemo(() => issuesOf(settled, fields ?? NO_FIELDS), [settled, fields]);
}

/** The mapping as a table: one row a column of the file, with what it becomes and how that is protected. */
export function MappingEditor({ draft, onChange, issues, layout }: MappingEditorProps) {
	const [view, setView] = useState<ColumnView>("all");
	const [text, setText] = useState("");
	const narrow = useNarrow();
	const [checking, setChecking] = useState<string>();
	const rows = useMemo(() => filterColumns(draft.columns, issues, view, text), [draft.columns, issues, view, text]);
	const seen = draft.columns.some(
		({ about }) => about.examples.length + about.reasons.length + about.labels.length > 0,
	);
	const counts = useMemo(
		() => ({
			look: filterColumns(draft.columns, issues, "look", "").length,
			sealed: filterColumns(draft.columns, issues, "sealed", "").length,
			ignored: filterColumns(draft.columns, issues, "ignored", "").length,
		}),
		[draft.columns, issues],
	);
	const editing = useMemo(
		(): MappingEditing => ({
			kind: draft.kind,
			issues,
			changeColumn: (column, mapped) => onChange((before) => changeColumn(before, column, mapped)),
			changeRole: (column, role) => onChange((before) => changeRole(before, column, role)),
			openChecks: setChecking,
		}),
		[draft.kind, issues, onChange],
	);
	return (
		<MappingEditingProvider value={editing}>
			<Stack gap="md">
				{issues.general.length > 0 && (
					<Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="The mapping cannot be used yet">
						<List size="sm">
							{issues.general.map((message) => (
								<List.Item key={message}>{plainIssue(message, draft.kind)}</List.Item>
							))}
						</List>
					</Alert>
				)}
				<MappingOptions draft={draft} layout={layout} onChange={onChange} />
				<Group justify="space-between" align="flex-end">
					<TextInput
						aria-label="Find a column"
						placeholder="Find a column"
						leftSection={<IconSearch size={16} aria-hidden />}
						value={text}
						onChange={({ currentTarget }) => setText(currentTarget.value)}
						w={{ base: "100%", xs: 260 }}
					/>
					<SegmentedControl
						aria-label="Which columns"
						value={view}
						onChange={(value) => setView(value as ColumnView)}
						data={[
							{ value: "all", label: `All ${draft.columns.length}` },
							{ value: "look", label: `To look at ${counts.look}` },
							{ value: "sealed", label: `Sealed ${counts.sealed}` },
							{ value: "ignored", label: `Not stored ${counts.ignored}` },
						]}
					/>
				</Group>
				<DataTable
					caption="Columns of the file and what they become"
					columns={narrow ? NARROW_MAPPING_COLUMNS : seen ? MAPPING_COLUMNS : WITHOUT_FINDINGS}
					rows={rows}
					rowId={({ about }) => about.column}
					virtual={{ maxHeight: 620, rowHeight: narrow ? 104 : 78 }}
					minWidth={narrow ? 680 : 1100}
					empty={
						<Text c="dimmed" ta="center" py="xl">
							No column fits.
						</Text>
					}
				/>
			</Stack>
			<ColumnChecks
				column={checking === undefined ? undefined : draft.columns.find(({ about }) => about.column === checking)}
				problems={(checking !== undefined && issues.byColumn.get(checking)) || []}
				onChange={editing.changeColumn}
				onClose={() => setChecking(undefined)}
			/>
		</MappingEditingProvider>
	);
}
