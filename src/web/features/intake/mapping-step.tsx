import { Alert, Button, Group, List, NativeSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { ImportKind, ImportMode } from "../../../core/intake/import-record.ts";
import type { Mapping } from "../../../core/intake/mapping.ts";
import { useApi } from "../../client/use-api.ts";
import { formatNumber } from "../../design/format.ts";
import { ErrorState } from "../../design/states.tsx";
import { type FileLayout, layoutOf } from "./file-layout.ts";
import { HeaderDoubt } from "./header-doubt.tsx";
import { plainNote } from "./issue-words.ts";
import { delimiterWord } from "./layout-words.ts";
import { MappingDocument } from "./mapping-document.tsx";
import { draftOf, type MappingDraft, mappingOf } from "./mapping-draft.ts";
import { MappingEditor, useDraftIssues } from "./mapping-editor.tsx";
import { changeDraft, changeNewImport, type Proposal, proposeAgain, tryMapping } from "./new-import.ts";
import { ChooseSavedMapping, SaveMapping } from "./saved-mappings.tsx";
import { useStartImport } from "./use-start-import.ts";

interface MappingStepProps {
	file: File;
	draft: MappingDraft;
	proposal: Proposal;
	mode: ImportMode;
	edited: boolean;
}

/** The proposed mapping, to be corrected. */
export function MappingStep({ file, draft, proposal, mode, edited }: MappingStepProps) {
	const fields = useApi("listFields", {});
	const issues = useDraftIssues(draft, fields.data?.items);
	const [error, setError] = useState<unknown>();
	const start = useStartImport();
	const use = (mapping: Mapping) => changeDraft(() => draftOf(mapping, proposal.columns));
	const [reading, setReading] = useState(false);
	const readAgain = async (kind: ImportKind, layout: FileLayout) => {
		setReading(true);
		try {
			await proposeAgain(kind, layout);
			setError(undefined);
		} catch (cause) {
			setError(cause);
		} finally {
			setReading(false);
		}
	};
	const layout = layoutOf(draft.options);
	const mapping = mappingOf(draft);
	const blocked = issues.count > 0;
	return (
		<Stack gap="md" mt="md">
			<Group justify="space-between" align="flex-end">
				<Group align="flex-end">
					<div>
						<Text size="sm" fw={500} id="mapping-kind" mb={2}>
							The file holds
						</Text>
						<SegmentedControl
							aria-labelledby="mapping-kind"
							value={draft.kind}
							disabled={reading}
							onChange={(value) => void readAgain(ImportKind.parse(value), layout)}
							data={[
								{ value: "customers", label: "Customers" },
								{ value: "events", label: "Events" },
							]}
						/>
					</div>
					{draft.kind === "customers" && (
						<NativeSelect
							label="Customers that are already known"
							value={mode}
							data={[
								{ value: "upsert", label: "take the values of the file, keep others" },
								{ value: "replace", label: "replace all: the file is the whole truth" },
							]}
							onChange={({ currentTarget }) => {
								const next = ImportMode.parse(currentTarget.value);
								changeNewImport((before) => ({ ...before, mode: next, dryRunId: undefined }));
							}}
						/>
					)}
				</Group>
				<Group gap="xs">
					<ChooseSavedMapping kind={draft.kind} onChoose={use} />
					<MappingDocument mapping={mapping} onUse={use} />
					<SaveMapping mapping={mapping} disabled={blocked} />
				</Group>
			</Group>
			<Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
				<Text span fw={600} dir="auto">
					{file.name}
				</Text>{" "}
				· {factsOf(proposal)}
			</Text>
			{error !== undefined && <ErrorState error={error} />}
			{proposal.headerMayBeData && layout.header !== false && (
				<HeaderDoubt reading={reading} onNoHeader={() => void readAgain(draft.kind, { ...layout, header: false })} />
			)}
			{!edited && issues.general.length === 0 && proposal.warnings.length > 0 && (
				<Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Please decide">
					<List size="sm">
						{proposal.warnings.map((warning) => (
							<List.Item key={warning}>{plainNote(warning)}</List.Item>
						))}
					</List>
				</Alert>
			)}
			<MappingEditor
				draft={draft}
				onChange={changeDraft}
				issues={issues}
				layout={{
					found: proposal.facts,
					disabled: reading,
					onChange: (changed) => void readAgain(draft.kind, changed),
				}}
			/>
			{start.error !== undefined && <ErrorState error={start.error} />}
			<Group justify="space-between">
				<Button
					variant="default"
					leftSection={<IconArrowLeft size={16} aria-hidden />}
					onClick={() => changeNewImport((before) => ({ ...before, step: "file" }))}
				>
					Another file
				</Button>
				<Group>
					<Text size="sm" c={blocked ? "var(--segward-danger)" : "dimmed"} aria-live="polite">
						{blocked ? `${formatNumber(issues.count)} to correct first` : "The mapping can be used."}
					</Text>
					<Button
						variant="default"
						disabled={blocked}
						loading={start.pending}
						onClick={() => void start.run(file, mapping, mode)}
					>
						Import without trying
					</Button>
					<Button
						disabled={blocked}
						rightSection={<IconArrowRight size={16} aria-hidden />}
						onClick={() => void tryMapping()}
					>
						Dry run
					</Button>
				</Group>
			</Group>
		</Stack>
	);
}

function factsOf({ facts, columns }: Proposal): string {
	const { format, compression, encoding, delimiter, rowsRead } = facts;
	return [
		format.toUpperCase(),
		compression !== "none" && compression,
		encoding,
		delimiter && `split at ${delimiterWord(delimiter)}`,
		`${formatNumber(columns.length)} columns`,
		`first ${formatNumber(rowsRead)} rows looked at`,
	]
		.filter(Boolean)
		.join(" · ");
}
