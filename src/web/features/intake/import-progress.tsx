import { Button, Group, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerStop } from "@tabler/icons-react";
import { useState } from "react";
import { explainError } from "../../client/explain-error.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { formatBytes, formatDuration, formatNumber, formatShare } from "../../design/format.ts";
import { LoadingState } from "../../design/states.tsx";
import { cancelUpload, useUpload } from "./uploads.ts";
import { useImport } from "./use-import.ts";
import { useThroughput } from "./use-throughput.ts";

const LIVELY_MS = 1_000;

/** A running import: how far, how fast, and the way to stop it. */
export function ImportProgress({ id }: { id: string }) {
	const query = useImport(id);
	const upload = useUpload(id);
	const jobs = useApi("listJobs", {}, { enabled: useMay("job:list"), staleTime: LIVELY_MS });
	const job = jobs.data?.items.find((one) => one.id === id);
	const total = upload?.sizeBytes ?? (job?.progress.unit === "bytes" ? job.progress.total : undefined);
	if (!query.data) return <LoadingState lines={2} />;
	return <Running record={query.data} answeredAtMs={query.dataUpdatedAt} bytesTotal={total} />;
}

interface RunningProps {
	record: NonNullable<ReturnType<typeof useImport>["data"]>;
	answeredAtMs: number;
	bytesTotal: number | undefined;
}

function Running({ record, answeredAtMs, bytesTotal }: RunningProps) {
	const upload = useUpload(record.id);
	const throughput = useThroughput(record, answeredAtMs, bytesTotal);
	const { bytesRead, counts } = record;
	const done =
		bytesTotal === undefined || bytesRead === undefined ? undefined : Math.min(1, bytesRead / Math.max(1, bytesTotal));
	const waiting = record.state === "waiting";
	const settling = done === 1;
	const said = waiting
		? upload
			? "Waiting for its turn; imports of a workspace run one after the other."
			: "Announced; waiting for its file."
		: settling
			? "Everything is read. Making it visible in one step…"
			: done === undefined
				? "Reading…"
				: `Reading: ${formatShare(done)}`;
	return (
		<Stack gap="sm">
			<Progress
				size="lg"
				radius="sm"
				value={done === undefined || settling ? 100 : done * 100}
				striped={done === undefined || settling}
				animated={done === undefined || settling}
				aria-label={`Progress of ${record.source}`}
			/>
			<Group justify="space-between" wrap="nowrap" align="flex-start">
				<Text size="sm" aria-live="polite">
					{said}
				</Text>
				<CancelButton id={record.id} source={record.source} />
			</Group>
			<SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
				<Figure name="Rows read" value={counts ? formatNumber(counts.rowsRead) : "–"} />
				<Figure name="Set aside" value={counts ? formatNumber(counts.rowsQuarantined) : "–"} />
				<Figure
					name="Speed"
					value={throughput ? `${formatNumber(Math.round(throughput.rowsPerSecond))} rows/s` : "–"}
					hint={throughput && `${formatBytes(throughput.bytesPerSecond)}/s`}
				/>
				<Figure
					name="Left"
					value={throughput?.secondsLeft === undefined ? "–" : `about ${formatDuration(throughput.secondsLeft * 1000)}`}
					hint={bytesTotal === undefined ? undefined : `${formatBytes(bytesRead ?? 0)} of ${formatBytes(bytesTotal)}`}
				/>
			</SimpleGrid>
			{upload?.phase === "sending" && (
				<Text size="sm" c="dimmed">
					The file is being sent from this browser. Look at other pages of Segward if you like; only keep this tab open
					until the whole file is there.
				</Text>
			)}
			{upload?.phase === "received" && (
				<Text size="sm" c="dimmed">
					The whole file has arrived. The import goes on even when you close this tab.
				</Text>
			)}
		</Stack>
	);
}

function Figure({ name, value, hint }: { name: string; value: string; hint?: string | undefined }) {
	return (
		<div>
			<Text size="xs" c="dimmed">
				{name}
			</Text>
			<Text fw={600}>{value}</Text>
			{hint && (
				<Text size="xs" c="dimmed">
					{hint}
				</Text>
			)}
		</div>
	);
}

function CancelButton({ id, source }: { id: string; source: string }) {
	const may = useMay("import:cancel");
	const [cancelling, setCancelling] = useState(false);
	if (!may) return null;
	const cancel = async () => {
		setCancelling(true);
		try {
			await cancelUpload(id);
			notifications.show({ message: `The import of ${source} is cancelled; nothing of it stays.`, color: "ward" });
		} catch (error) {
			const { title, detail } = explainError(error);
			notifications.show({ title, message: detail, color: "red" });
		} finally {
			setCancelling(false);
		}
	};
	return (
		<Button
			variant="default"
			size="xs"
			loading={cancelling}
			leftSection={<IconPlayerStop size={14} aria-hidden />}
			onClick={() => void cancel()}
			aria-label={`Cancel the import of ${source}`}
		>
			Cancel
		</Button>
	);
}
