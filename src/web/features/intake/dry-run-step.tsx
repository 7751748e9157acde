import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconDatabaseImport } from "@tabler/icons-react";
import type { ImportMode, ImportView } from "../../../core/intake/import-record.ts";
import { useApi } from "../../client/use-api.ts";
import { formatNumber } from "../../design/format.ts";
import { Answer, ErrorState, LoadingState } from "../../design/states.tsx";
import { CountsBar } from "./counts-bar.tsx";
import { ImportFailure } from "./import-failure.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { type MappingDraft, mappingOf } from "./mapping-draft.ts";
import { changeNewImport, tryMapping } from "./new-import.ts";
import { QuarantineReasons } from "./quarantine-reasons-list.tsx";
import { useUpload } from "./uploads.ts";
import { hasEnded, useImport } from "./use-import.ts";
import { useStartImport } from "./use-start-import.ts";

interface DryRunStepProps {
	file: File;
	draft: MappingDraft;
	mode: ImportMode;
	dryRunId: string | undefined;
	error: unknown;
}

/** The whole file read under the mapping, with nothing kept: what an import would accept and set aside. */
export function DryRunStep({ file, draft, mode, dryRunId, error }: DryRunStepProps) {
	const start = useStartImport();
	const record = useImport(dryRunId);
	const upload = useUpload(dryRunId);
	const mapping = mappingOf(draft);
	const ended = record.data && hasEnded(record.data) ? record.data : undefined;
	return (
		<Stack gap="lg" mt="md" maw={960} mx="auto">
			{error !== undefined ? (
				<ErrorState error={error} retry={() => void tryMapping()} />
			) : ended ? (
				<Tried record={ended} uploadError={upload?.error} />
			) : (
				<Card>
					<Title order={2} size="h4" mb="md">
						Trying the mapping on the whole file
					</Title>
					{dryRunId === undefined ? <LoadingState lines={2} /> : <ImportProgress id={dryRunId} />}
				</Card>
			)}
			{start.error !== undefined && <ErrorState error={start.error} />}
			<Group justify="space-between">
				<Button
					variant="default"
					leftSection={<IconArrowLeft size={16} aria-hidden />}
					onClick={() => changeNewImport((before) => ({ ...before, step: "mapping" }))}
				>
					Back to the mapping
				</Button>
				<Button
					leftSection={<IconDatabaseImport size={16} aria-hidden />}
					disabled={ended?.state !== "done" || !ended.counts?.rowsAccepted}
					loading={start.pending}
					onClick={() => void start.run(file, mapping, mode)}
				>
					{ended?.state === "done" && ended.counts
						? `Import ${formatNumber(ended.counts.rowsAccepted)} rows`
						: "Import"}
				</Button>
			</Group>
		</Stack>
	);
}

function Tried({ record, uploadError }: { record: ImportView; uploadError: unknown }) {
	const groups = useApi("listQuarantine", { id: record.id }, { enabled: record.state === "done" });
	if (record.state !== "done") return <ImportFailure record={record} uploadError={uploadError} />;
	return (
		<>
			<Card>
				<Title order={2} size="h4" mb="sm">
					What an import would do
				</Title>
				{record.counts && <CountsBar counts={record.counts} />}
				<Text size="sm" c="dimmed" mt="sm">
					This was a dry run: nothing is stored. Rows that are set aside can be imported later under a corrected
					mapping.
				</Text>
			</Card>
			<Answer query={groups}>
				{({ items }) =>
					items.length === 0 ? null : (
						<QuarantineReasons groups={items} mappingPlace="What is to be corrected in the mapping is one step back." />
					)
				}
			</Answer>
		</>
	);
}
