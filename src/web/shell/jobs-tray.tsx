import { ActionIcon, Group, Paper, Progress, Stack, Text, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useAct } from "../client/use-act.ts";
import { formatBytes, formatNumber } from "../design/format.ts";
import { type Job, useJobs } from "./use-jobs.ts";

/** Work that goes on, wherever one is: progress and cancel. */
export function JobsTray() {
	const jobs = useJobs();
	if (jobs.length === 0) return null;
	return (
		<Stack gap="xs" component="section" aria-label="Work in progress">
			{jobs.map((job) => (
				<JobCard key={job.id} job={job} />
			))}
		</Stack>
	);
}

function JobCard({ job }: { job: Job }) {
	const cancel = useAct("cancelJob", {
		changes: ["listJobs", "listImports", "getImport"],
		success: "Cancelled; nothing was kept.",
	});
	const { done, total, unit } = job.progress;
	const amount = (count: number) => (unit === "bytes" ? formatBytes(count) : `${formatNumber(count)} ${unit}`);
	const text = total === undefined ? amount(done) : `${amount(done)} of ${amount(total)}`;
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
