import { Text } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { StateBadge } from "../../../design/state-badge.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";

type Use = ResultOf<"segmentUses">["items"][number];

const COLUMNS: readonly DataColumn<Use>[] = [
	{
		id: "title",
		header: "Segment",
		sortValue: ({ title }) => title,
		cell: ({ title, name }) => (
			<>
				<Text size="sm" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
					{title}
				</Text>
				<Text size="xs" c="dimmed" ff="monospace">
					{name}
				</Text>
			</>
		),
	},
	{ id: "state", header: "State", sortValue: ({ state }) => state, cell: ({ state }) => <StateBadge state={state} /> },
];

/** Segments whose rules refer to this one: what changes with it. */
export default function UsesTab({ name }: { name: string }) {
	const uses = useApi("segmentUses", { name });
	return (
		<Answer query={uses}>
			{({ items }) => (
				<DataTable
					caption="Segments that refer to this one"
					columns={COLUMNS}
					rows={items}
					rowId={(use) => use.name}
					rowLink={(use) => `/segments/${use.name}`}
					sort={{ id: "title", descending: false }}
					minWidth={420}
					empty={
						<EmptyState icon={<IconLink aria-hidden />} title="Nothing refers to it">
							Other segments can use this one as a condition; they would be listed here.
						</EmptyState>
					}
				/>
			)}
		</Answer>
	);
}
