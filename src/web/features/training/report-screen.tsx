import { Badge, Button, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ResultOf } from "../../../contract/routes.ts";
import { rolesText } from "../../../core/access/roles-text.ts";
import { reportCsv } from "../../../core/access/training/report-csv.ts";
import { useApi } from "../../client/use-api.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { downloadText } from "../../design/download-text.ts";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";
import { formatDay, STATE_WORDS } from "./training-words.ts";

type Line = ResultOf<"trainingReport">["items"][number];

const COLUMNS: readonly DataColumn<Line>[] = [
	{
		id: "name",
		header: "Name",
		cell: ({ name, email }) => (
			<>
				<Text size="sm" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
					{name}
				</Text>
				<Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
					{email}
				</Text>
			</>
		),
		sortValue: ({ name }) => name,
	},
	{ id: "roles", header: "Roles", cell: ({ roles }) => rolesText(roles), sortValue: ({ roles }) => rolesText(roles) },
	{
		id: "course",
		header: "Course",
		cell: ({ courseTitle, version }) => (
			<span dir="auto">
				{courseTitle}{" "}
				<Text span size="xs" c="dimmed">
					{version}
				</Text>
			</span>
		),
		sortValue: ({ courseTitle }) => courseTitle,
	},
	{
		id: "state",
		header: "State",
		cell: ({ state }) => (
			<Badge variant="light" color={STATE_WORDS[state].color} tt="none" miw="max-content">
				{STATE_WORDS[state].word}
			</Badge>
		),
		sortValue: ({ state }) => state,
	},
	{
		id: "until",
		header: "Until",
		cell: ({ until }) => (until ? formatDay(until) : "–"),
		sortValue: ({ until }) => until,
	},
	{
		id: "score",
		header: "Score",
		align: "end",
		cell: ({ scorePercent }) => (scorePercent === undefined ? "–" : `${scorePercent} %`),
		sortValue: ({ scorePercent }) => scorePercent,
	},
];

/** How everybody stands with every course. */
export default function ReportScreen() {
	const report = useApi("trainingReport", {});
	const lines = report.data?.items ?? [];
	const behind = new Set(lines.filter(({ state }) => state === "overdue").map(({ personId }) => personId)).size;
	const people = new Set(lines.map(({ personId }) => personId)).size;
	return (
		<Page
			title="Who is trained"
			lead="Everybody in this workspace, with every course that their roles ask for."
			actions={
				<Button
					variant="default"
					leftSection={<IconDownload size={16} aria-hidden />}
					disabled={lines.length === 0}
					onClick={() => downloadText("training-report.csv", reportCsv(lines), "text/csv")}
				>
					Download as CSV
				</Button>
			}
		>
			<Section
				title={
					behind === 0
						? "Nobody is behind"
						: `${behind} of ${people} ${people === 1 ? "person" : "people"} without access to customer data`
				}
			>
				<Answer query={report}>
					{({ items }) => (
						<DataTable
							caption="Training of everybody"
							columns={COLUMNS}
							rows={items}
							rowId={({ personId, courseId }) => `${personId} ${courseId}`}
							minWidth={820}
						/>
					)}
				</Answer>
			</Section>
		</Page>
	);
}
