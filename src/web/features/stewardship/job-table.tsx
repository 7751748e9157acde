import { Button, Progress, Text } from "@mantine/core";
import { useMemo } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { formatBytes, formatNumber } from "../../design/format.ts";
import { Answer } from "../../design/states.tsx";
import { TimeText } from "../../design/time-text.tsx";

type Job = ResultOf<"listJobs">["items"][number];

/** Imports and refreshes that go on now, whoever started them. */
export function JobTable() {
	const jobs = useApi("listJobs", {}, { staleTime: 1_000 });
	const { mutate: cancel } = useAct("cancelJob", {
		changes: ["listJobs", "listImports", "getImport", "overview"],
		success: "Cancelled; nothing was kept.",
	});
	const columns = useMemo<DataColumn<Job>[]>(
		() => [
			{ id: "title", header: "What", cell: ({ title }) => <bdi>{title}</bdi> },
			{ id: "progress", header: "Progress", cell: (job) => <JobProgress job={job} />, width: 220 },
			{ id: "by", header: "Started by", cell: ({ startedBy }) => <bdi>{startedBy}</bdi> },
			{ id: "at", header: "Started", cell: ({ startedAt }) => <TimeText at={startedAt} /> },
			{
				id: "cancel",
				header: "Cancel",
				headerUnseen: true,
				align: "end",
				cell: ({ id, title, cancellable }) =>
					cancellable && (
						<Button variant="default" size="xs" aria-label={`Cancel ${title}`} onClick={() => cancel({ id })}>
							Cancel
						</Button>
					),
			},
		],
		[cancel],
	);
	return (
		<Answer query={jobs}>
			{({ items }) => (
				<DataTable
					caption="Running imports and refreshes"
					columns={columns}
					rows={items}
					rowId={({ id }) => id}
					empty={
						<Text size="sm" c="dimmed">
							Nothing runs now.
						</Text>
					}
				/>
			)}
		</Answer>
	);
}

function JobProgress({ job: { title, progress } }: { job: Job }) {
	const { done, total, unit } = progress;
	const amount = unit === "bytes" ? formatBytes : formatNumber;
	const text = total === undefined ? `${amount(done)} ${unit}` : `${amount(done)} of ${amount(total)} ${unit}`;
	return (
		<>
			<Progress value={total ? (100 * done) / total : 100} size="sm" aria-label={`${title}: ${text}`} />
			<Text size="xs" c="dimmed" mt={4}>
				{text}
			</Text>
		</>
	);
}
