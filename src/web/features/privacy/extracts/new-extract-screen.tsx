import { Button, Card, Group, NumberInput, Select, Slider, Stack, Table, Text } from "@mantine/core";
import { IconTableExport } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState, ErrorState } from "../../../design/states.tsx";
import { useSegmentChoices } from "../../segments/overlap/use-segment-choices.ts";
import { ColumnRow } from "./column-row.tsx";
import { draftOf, missingOf, planOf, withColumn } from "./draft.ts";
import { RowsChoice } from "./rows-choice.tsx";

/** From a segment to an extract: which columns, as what, and how safe. */
export default function NewExtractScreen() {
	const [address, setAddress] = useSearchParams();
	const segment = address.get("segment") ?? "";
	const proposed = useApi(
		"proposeExtract",
		{ segment },
		{ enabled: segment !== "", staleTime: Number.POSITIVE_INFINITY },
	);
	return (
		<Page
			title="New extract"
			lead="Choose a segment, say what each column is, and how many others everybody has to look like."
		>
			<Card>
				<SegmentSelect value={segment} onChange={(name) => setAddress({ segment: name }, { replace: true })} />
			</Card>
			{segment === "" ? (
				<EmptyState icon={<IconTableExport aria-hidden />} title="Choose a segment">
					Its newest membership is what the extract is made of.
				</EmptyState>
			) : (
				<Answer query={proposed}>{(answer) => <Planned key={answer.segment} answer={answer} />}</Answer>
			)}
		</Page>
	);
}

function SegmentSelect({ value, onChange }: { value: string; onChange: (name: string) => void }) {
	const [typed, setTyped] = useState("");
	const chosen = useMemo(() => (value === "" ? [] : [value]), [value]);
	const choices = useSegmentChoices(typed, chosen);
	return (
		<Select
			label="Segment"
			placeholder="Search by title or name"
			data={choices}
			value={value === "" ? null : value}
			onChange={(name) => name && onChange(name)}
			searchable
			searchValue={typed}
			onSearchChange={setTyped}
			filter={({ options }) => options}
			nothingFoundMessage="No segment of this name"
			maw={420}
		/>
	);
}

function Planned({ answer }: { answer: ResultOf<"proposeExtract"> }) {
	const navigate = useNavigate();
	const [draft, setDraft] = useState(() => draftOf(answer.columns));
	const create = useAct("createExtract", {
		changes: ["listExtracts", "listJobs"],
		quiet: true,
		onDone: ({ id }) => void navigate(`/privacy/extracts/${id}`),
	});
	const missing = missingOf(draft);
	return (
		<>
			<Section title="Columns">
				<Text size="sm" c="dimmed" mb="sm" maw="70ch">
					Proposed from the labels of the catalogue, for the purpose <bdi>{answer.purpose}</bdi>. What others may know
					of a person is generalised; what nobody may learn is kept varied.
				</Text>
				<Table.ScrollContainer minWidth={640}>
					<Table verticalSpacing="sm">
						<Table.Thead>
							<Table.Tr>
								<Table.Th>Field</Table.Th>
								<Table.Th>What it is</Table.Th>
								<Table.Th>What is asked of it</Table.Th>
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{answer.columns.map((column) => (
								<ColumnRow
									key={column.field}
									column={column}
									draft={draft.columns.find(({ field }) => field === column.field)}
									onChange={(change) => setDraft((now) => withColumn(now, column.field, change))}
								/>
							))}
						</Table.Tbody>
					</Table>
				</Table.ScrollContainer>
			</Section>
			<Section title="How safe">
				<Group gap="xl" align="flex-start">
					<NumberInput
						label="Everybody looks like so many (k)"
						description="With 10, the highest risk is one in ten."
						value={draft.k}
						min={2}
						max={100_000}
						allowDecimal={false}
						w={280}
						onChange={(value) => setDraft((now) => ({ ...now, k: Math.max(2, Number(value) || 2) }))}
					/>
					<Stack gap={6} w={320}>
						<Text size="sm" fw={500} id="left-out">
							Rows that may be left out: {draft.suppressionPercent} %
						</Text>
						<Text size="xs" c="dimmed">
							Leaving out the few who stand out keeps more detail for all others.
						</Text>
						<Slider
							thumbProps={{ "aria-labelledby": "left-out" }}
							value={draft.suppressionPercent}
							min={0}
							max={20}
							step={1}
							label={(value) => `${value} %`}
							onChange={(suppressionPercent) => setDraft((now) => ({ ...now, suppressionPercent }))}
						/>
					</Stack>
				</Group>
			</Section>
			<RowsChoice allRows={draft.allRows} onChange={(allRows) => setDraft((now) => ({ ...now, allRows }))} />
			{create.isError && <ErrorState error={create.error} />}
			<Group justify="flex-end">
				{missing && (
					<Text size="sm" c="dimmed">
						{missing}
					</Text>
				)}
				<Button
					loading={create.isPending}
					disabled={missing !== undefined}
					onClick={() =>
						create.mutate({ segment: answer.segment, plan: planOf(draft), allRows: draft.allRows, background: true })
					}
				>
					Make the extract
				</Button>
			</Group>
		</>
	);
}
