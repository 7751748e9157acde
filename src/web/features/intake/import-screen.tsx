import { Anchor, Button, Card, Stack, Text, Title } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import type { ImportView } from "../../../core/intake/import-record.ts";
import { useMay } from "../../client/session.ts";
import { formatDuration, formatNumber } from "../../design/format.ts";
import { Page } from "../../design/page.tsx";
import { StateBadge } from "../../design/state-badge.tsx";
import { Answer } from "../../design/states.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { CountsBar } from "./counts-bar.tsx";
import { RunBadge } from "./import-columns.tsx";
import { ImportFacts } from "./import-facts.tsx";
import { ImportFailure } from "./import-failure.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { durationMs, KIND_WORDS } from "./import-words.ts";
import { MappingUsed } from "./mapping-used.tsx";
import { QuarantinePanel } from "./quarantine-panel.tsx";
import { useUpload } from "./uploads.ts";
import { hasEnded, useImport } from "./use-import.ts";

export default function ImportScreen() {
	const { id = "" } = useParams();
	const query = useImport(id);
	const mayImport = useMay("import:create");
	const record = query.data;
	return (
		<Page
			title={record ? record.source : "Import"}
			mark={
				record && (
					<>
						<StateBadge state={record.state} />
						<RunBadge record={record} />
					</>
				)
			}
			lead={record && <Lead record={record} />}
			actions={
				mayImport && (
					<Button
						component={Link}
						to="/imports/new"
						variant="default"
						leftSection={<IconUpload size={16} aria-hidden />}
					>
						Import another file
					</Button>
				)
			}
		>
			<Answer query={query}>{(loaded) => <ImportBody record={loaded} />}</Answer>
		</Page>
	);
}

function Lead({ record }: { record: ImportView }) {
	const took = durationMs(record);
	return (
		<>
			{KIND_WORDS[record.kind]} · by <bdi>{record.startedBy}</bdi> · <TimeText at={record.startedAt} inherit />
			{took !== undefined && ` · took ${formatDuration(took)}`}
			{record.replayOf !== undefined && (
				<>
					{" · "}
					<Anchor component={Link} to={`/imports/${record.replayOf}`} inherit>
						rows set aside by an earlier import
					</Anchor>
				</>
			)}
		</>
	);
}

function ImportBody({ record }: { record: ImportView }) {
	const upload = useUpload(record.id);
	if (!hasEnded(record)) {
		return (
			<Card>
				<Title order={2} size="h4" mb="md">
					{record.dryRun ? "Dry run under way" : "Import under way"}
				</Title>
				<ImportProgress id={record.id} />
			</Card>
		);
	}
	if (record.state !== "done") return <ImportFailure record={record} uploadError={upload?.error} action />;
	const { counts } = record;
	if (counts === undefined) {
		return (
			<Stack gap="xl">
				<Text c="dimmed">How many rows the file had is told to those who bring data in.</Text>
				<MappingUsed importId={record.id} />
			</Stack>
		);
	}
	return (
		<Stack gap="xl">
			<Card>
				<Title order={2} size="h4" mb="sm">
					{record.dryRun ? "What an import would do" : "Result"}
				</Title>
				<CountsBar counts={counts} />
				<ImportFacts record={record} />
			</Card>
			{counts.rowsQuarantined > 0 ? (
				<QuarantinePanel record={record} />
			) : (
				<Text c="dimmed">All {formatNumber(counts.rowsRead)} rows were accepted; nothing is in quarantine.</Text>
			)}
			<MappingUsed importId={record.id} />
		</Stack>
	);
}
