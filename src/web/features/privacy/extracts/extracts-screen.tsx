import { Badge, Button, Text } from "@mantine/core";
import { IconPlus, IconTableExport } from "@tabler/icons-react";
import { Link } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { formatNumber, formatShare } from "../../../design/format.ts";
import { Page } from "../../../design/page.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { ExtractStateBadge } from "./extract-state-badge.tsx";
import { promiseOf } from "./promise.ts";

type Extract = ResultOf<"listExtracts">["items"][number];

const COLUMNS: DataColumn<Extract>[] = [
	{
		id: "segment",
		header: "Segment",
		cell: ({ segment, purpose }) => (
			<>
				<Text size="sm" fw={600} dir="auto">
					{segment}
				</Text>
				<Text size="xs" c="dimmed" dir="auto">
					for {purpose}
				</Text>
			</>
		),
		sortValue: ({ segment }) => segment,
	},
	{ id: "state", header: "State", cell: ({ state }) => <ExtractStateBadge state={state} /> },
	{
		id: "promise",
		header: "Promise",
		cell: ({ plan }) => (
			<Badge variant="outline" color="gray" tt="none">
				{promiseOf(plan)}
			</Badge>
		),
	},
	{
		id: "rows",
		header: "Rows",
		align: "end",
		cell: ({ report }) => (report ? formatNumber(report.released) : "–"),
		sortValue: ({ report }) => report?.released,
		descendingFirst: true,
	},
	{
		id: "risk",
		header: "Highest risk",
		align: "end",
		cell: ({ report }) => (report ? formatShare(report.after.prosecutor.highest) : "–"),
		sortValue: ({ report }) => report?.after.prosecutor.highest,
	},
	{
		id: "lost",
		header: "Information lost",
		align: "end",
		cell: ({ report }) => (report ? formatShare(report.utility.informationLoss) : "–"),
		sortValue: ({ report }) => report?.utility.informationLoss,
	},
	{
		id: "made",
		header: "Made",
		cell: ({ startedAt }) => <TimeText at={startedAt} size="sm" />,
		sortValue: ({ startedAt }) => startedAt,
		descendingFirst: true,
	},
];

/** Anonymised extracts of segments. */
export default function ExtractsScreen() {
	const mayCreate = useMay("extract:create");
	const extracts = useApi(
		"listExtracts",
		{},
		// Every look is recorded, so that nobody looks on while nothing changes.
		{ refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === "running") ? 3_000 : false) },
	);
	const create = mayCreate && (
		<Button component={Link} to="/privacy/extracts/new" leftSection={<IconPlus size={16} aria-hidden />}>
			New extract
		</Button>
	);
	return (
		<Page
			title="Extracts"
			lead="Rows of a segment in which nobody stands alone: direct identifiers stay out, the rest is generalised until everybody looks like others. Risk and usefulness are measured before anything leaves."
			actions={create}
		>
			<Answer query={extracts}>
				{({ items }) => (
					<DataTable
						caption="Extracts, newest first"
						columns={COLUMNS}
						rows={items}
						rowId={({ id }) => id}
						rowLink={({ id }) => `/privacy/extracts/${id}`}
						empty={
							<EmptyState icon={<IconTableExport aria-hidden />} title="No extracts yet" action={create}>
								For research, a partner or a test system: choose a segment and its columns, and see how much risk
								remains.
							</EmptyState>
						}
					/>
				)}
			</Answer>
		</Page>
	);
}
