import { Alert, Button, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconLock, IconTrash } from "@tabler/icons-react";
import { useParams } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { FactList } from "../../../design/fact-list.tsx";
import { formatNumber, formatShare } from "../../../design/format.ts";
import { Page } from "../../../design/page.tsx";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { ColumnBars } from "./column-bars.tsx";
import { DownloadPanel } from "./download-panel.tsx";
import { ExtractStateBadge } from "./extract-state-badge.tsx";
import { promiseOf } from "./promise.ts";
import { RiskBars } from "./risk-bars.tsx";
import { RiskUtility } from "./risk-utility.tsx";

type Extract = ResultOf<"getExtract">;
type Report = NonNullable<Extract["report"]>;

/** One extract: what it promises, what it costs, what risk stays; and its file. */
export default function ExtractScreen() {
	const { id = "" } = useParams();
	const extract = useApi(
		"getExtract",
		{ id },
		{ refetchInterval: ({ state }) => (state.data?.state === "running" ? 1_000 : false) },
	);
	const mayRemove = useMay("extract:remove");
	const remove = useAct("removeExtract", { changes: ["getExtract", "listExtracts"], success: "Its rows are gone." });
	return (
		<Answer query={extract}>
			{(one) => (
				<Page
					title={`Extract of ${one.segment}`}
					mark={<ExtractStateBadge state={one.state} />}
					lead={`For ${one.purpose}. Everybody in it looks like at least ${one.plan.k - 1} others.`}
					actions={
						mayRemove &&
						(one.state === "done" || one.state === "running") && (
							<Button
								variant="default"
								leftSection={<IconTrash size={16} aria-hidden />}
								loading={remove.isPending}
								onClick={() => remove.mutate({ id })}
							>
								{one.state === "running" ? "Stop" : "Remove its rows"}
							</Button>
						)
					}
				>
					{one.state === "running" && <Running id={id} />}
					{one.errorDetail !== undefined && (
						<Alert color="red" variant="light" title="No extract was made" icon={<IconAlertTriangle aria-hidden />}>
							{one.errorDetail} Nothing of it was kept.
						</Alert>
					)}
					{one.state === "done" && one.report === undefined && (
						<Alert color="ward" variant="light" title="Made of all members" icon={<IconLock aria-hidden />}>
							Its report and its rows tell how many there are. They are for those who may see exact sizes.
						</Alert>
					)}
					{one.report && <Reported extract={one} report={one.report} />}
				</Page>
			)}
		</Answer>
	);
}

function Running({ id }: { id: string }) {
	const jobs = useApi("listJobs", {}, { refetchInterval: 1_000 });
	const progress = jobs.data?.items.find((job) => job.id === id)?.progress;
	const share = progress?.total ? (100 * progress.done) / progress.total : 5;
	return (
		<Section title="Being made">
			<Stack gap="xs">
				<Progress value={share} animated aria-label="Progress of the extract" />
				<Text size="sm" c="dimmed">
					Rows are read, ways to generalise compared, and the result measured again. It goes on when you leave.
				</Text>
			</Stack>
		</Section>
	);
}

function Reported({ extract, report }: { extract: Extract; report: Report }) {
	const { utility, measured } = report;
	return (
		<>
			{report.warnings.length > 0 && (
				<Alert color="yellow" variant="light" title="Before you hand it on" icon={<IconAlertTriangle aria-hidden />}>
					<Stack gap={4}>
						{report.warnings.map((warning) => (
							<Text size="sm" key={warning} dir="auto">
								{warning}
							</Text>
						))}
					</Stack>
				</Alert>
			)}
			<SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
				<Section title="Risk that somebody is found">
					<RiskBars report={report} />
				</Section>
				<Section title="Risk against usefulness">
					<RiskUtility report={report} k={extract.plan.k} />
				</Section>
			</SimpleGrid>
			<Section title="Columns before and after">
				<ColumnBars columns={report.columns} />
			</Section>
			<SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
				<Section title="In numbers">
					<FactList
						label="The extract in numbers"
						facts={[
							["Promise", promiseOf(extract.plan)],
							...(extract.members
								? [["Members", <ProtectedSizeText key="members" value={extract.members} />] as const]
								: []),
							[
								"Rows",
								`${formatNumber(report.released)} of ${formatNumber(report.rows)}${extract.drawn ? " drawn at random" : ""}`,
							],
							["Left out", formatShare(report.suppressed / Math.max(1, report.rows))],
							["Information lost", formatShare(utility.informationLoss)],
							["Precision kept", formatShare(utility.precision)],
							["Average class", formatNumber(Math.round(utility.averageClassSize))],
							["Method", report.method === "local" ? "rows in parts" : "whole columns, the optimum"],
							["Made", <TimeText key="made" at={extract.startedAt} size="sm" />],
							["By", extract.startedBy],
						]}
					/>
				</Section>
				<Section title="Measured again from the file">
					{measured && (
						<FactList
							label="Measured from the finished file"
							facts={[
								["k", formatNumber(measured.k)],
								["Classes", formatNumber(measured.classes)],
								...measured.sensitive.map(
									({ column, distinct, entropy, t }) =>
										[column, `l ${distinct}, by entropy ${entropy.toFixed(2)}, t ${t.toFixed(3)}`] as const,
								),
							]}
						/>
					)}
					<Text size="sm" c="dimmed" mt="sm">
						By other code than the one that made it, from the rows as they are stored.
					</Text>
				</Section>
			</SimpleGrid>
			{extract.state === "done" && <DownloadPanel extract={extract} />}
		</>
	);
}
