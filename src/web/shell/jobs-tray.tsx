import { ActionIcon, Group, Paper, Progress, Stack, Text, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ResultOf } from "../../contract/routes.ts";
import { useMay } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { useApi } from "../client/use-api.ts";
import { formatBytes, formatNumber } from "../design/format.ts";

const LIVELY_MS = 1_000;
const IDLE_MS = 20_000;

/** Work that goes on, wherever one is: progress and cancel. */
export function JobsTray() {
	const may = useMay("job:list");
	const jobs = useApi(
		"listJobs",
		{},
		{
			enabled: may,
			staleTime: LIVELY_MS,
			refetchInterval: ({ state }) => (state.data?.items.length ? LIVELY_MS : IDLE_MS),
		},
	);
	if (!jobs.data?.items.length) return null;
	return (
		<Stack gap="xs" component="section" aria-label="Work in progress">
			{jobs.data.items.map((job) => (
				<JobCard key={job.id} job={job} />
			))}
		</Stack>
	);
}

type Job = ResultOf<"listJobs">["items"][number];

function JobCard({ job }: { job: Job }) {
	const cancel = useAct("cancelJob", {
		changes: ["listJobs", "listImports", "getImport"],
		success: "Cancelled; nothing was kept.",
	});
	const { done, total, unit } = job.progress;
	const amount = unit === "bytes" ? formatBytes : formatNumber;
	const text = total === undefined ? `${amount(done)} ${unit}` : `${amount(done)} of ${amount(total)}`;
	return (
		<Paper withBorder p="xs" radius="md">
			<Group justify="space-between" wrap="nowrap" gap="xs">
				<Text size="xs" fw={600} truncate title={job.title}>
					{job.title}
				</Text>
				{job.cancellable && (
					<Tooltip label="Cancel; nothing of it stays">
						<ActionIcon
							size="xs"
							variant="subtle"
							color="gray"
							aria-label={`Cancel ${job.title}`}
							loading={cancel.isPending}
							onClick={() => cancel.mutate({ id: job.id })}
						>
							<IconX size={12} aria-hidden />
						</ActionIcon>
					</Tooltip>
				)}
			</Group>
			<Progress
				mt={4}
				size="sm"
				value={total ? (100 * done) / total : 100}
				animated={total === undefined}
				striped={total === undefined}
				aria-label={`${job.title}: ${text}`}
			/>
			<Text size="xs" c="dimmed" mt={2}>
				{text}
			</Text>
		</Paper>
	);
}
