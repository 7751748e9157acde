import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { IconBooks, IconChecks, IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { FieldKind } from "../../../core/catalogue/field.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { DataTable } from "../../design/data-table.tsx";
import { formatNumber } from "../../design/format.ts";
import { EmptyState, ErrorState } from "../../design/states.tsx";
import { useNarrow } from "../../design/use-narrow.ts";
import { FIELD_COLUMNS, NARROW_FIELD_COLUMNS } from "./field-columns.tsx";
import { countKinds, type FieldFilter, fieldId, fieldPath, filterFields, KIND_WORDS } from "./field-filter.ts";
import { useConfirmFields } from "./use-confirm-fields.ts";

const NONE: ReadonlySet<string> = new Set();

/** All fields: filter by kind, find by name or label, confirm proposed labels together. */
export function FieldsTab() {
	const query = useApi("listFields", {});
	const mayUpdate = useMay("field:update");
	const mayImport = useMay("import:create");
	const [search, setSearch] = useSearchParams();
	const [text, setText] = useState("");
	const settledText = useDeferredValue(text);
	const [chosen, setChosen] = useState(NONE);
	const narrow = useNarrow();
	const { confirm, confirming } = useConfirmFields(() => setChosen(NONE));
	const kind = FieldKind.options.find((one) => one === search.get("kind")) ?? "all";
	const unconfirmed = search.get("confirm") === "open";
	const fields = query.data?.items;
	const shown = useMemo(
		() => filterFields(fields ?? [], { kind, text: settledText, unconfirmed }),
		[fields, kind, settledText, unconfirmed],
	);
	const counts = useMemo(() => countKinds(fields ?? []), [fields]);
	const waiting = useMemo(() => fields?.filter(({ confirmed }) => !confirmed) ?? [], [fields]);
	const change = ({ kind: nextKind = kind, unconfirmed: nextUnconfirmed = unconfirmed }: Partial<FieldFilter>) =>
		setSearch(
			{
				...(nextKind !== "all" && { kind: nextKind }),
				...(nextUnconfirmed && { confirm: "open" }),
			},
			{ replace: true },
		);
	if (query.isError && !fields) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
	if (fields?.length === 0) {
		return (
			<EmptyState
				icon={<IconBooks aria-hidden />}
				title="The catalogue is empty"
				action={
					mayImport && (
						<Button component={Link} to="/imports/new">
							Import a file
						</Button>
					)
				}
			>
				Fields appear here with the first import, with the labels that Segward proposes for them.
			</EmptyState>
		);
	}
	const selected = (fields ?? []).filter((field) => chosen.has(fieldId(field)) && !field.confirmed);
	return (
		<Stack gap="md">
			<Group justify="space-between">
				<SegmentedControl
					aria-label="Kind of field"
					value={kind}
					onChange={(value) => change({ kind: FieldKind.options.find((one) => one === value) ?? "all" })}
					data={[
						{ value: "all", label: `All ${formatNumber(counts.all)}` },
						...FieldKind.options.map((one) => ({
							value: one,
							label: `${KIND_WORDS[one].many} ${formatNumber(counts[one])}`,
						})),
					]}
				/>
				<TextInput
					aria-label="Find a field"
					placeholder="Find by name, label or description"
					leftSection={<IconSearch size={16} aria-hidden />}
					value={text}
					onChange={({ currentTarget }) => setText(currentTarget.value)}
					w={{ base: "100%", xs: 300 }}
				/>
			</Group>
			<Group justify="space-between" mih={36}>
				<Checkbox
					label={`Only those that need your confirmation (${formatNumber(waiting.length)})`}
					checked={unconfirmed}
					onChange={({ currentTarget }) => change({ unconfirmed: currentTarget.checked })}
				/>
				<Group gap="sm">
					<Text size="sm" c="dimmed" aria-live="polite">
						{formatNumber(shown.length)} {shown.length === 1 ? "field" : "fields"}
						{chosen.size > 0 && `, ${formatNumber(chosen.size)} chosen`}
					</Text>
					{mayUpdate && selected.length > 0 && (
						<Button
							leftSection={<IconChecks size={16} aria-hidden />}
							loading={confirming}
							onClick={() => void confirm(selected)}
						>
							Confirm the labels of {formatNumber(selected.length)}
						</Button>
					)}
				</Group>
			</Group>
			<DataTable
				caption="Fields"
				columns={narrow ? NARROW_FIELD_COLUMNS : FIELD_COLUMNS}
				rows={shown}
				rowId={fieldId}
				rowLink={fieldPath}
				sort={{ id: "name", descending: false }}
				loading={query.isPending}
				virtual={{ maxHeight: "calc(100vh - 330px)", rowHeight: narrow ? 76 : 60 }}
				minWidth={narrow ? 640 : 1020}
				selection={mayUpdate ? { chosen, onChange: setChosen, label: ({ name }) => `Choose ${name}` } : undefined}
				empty={
					<Text c="dimmed" ta="center" py="xl">
						No field fits. Try a part of a name, or another kind.
					</Text>
				}
			/>
		</Stack>
	);
}
