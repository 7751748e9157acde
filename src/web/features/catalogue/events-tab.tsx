import { Anchor, Group, Text } from "@mantine/core";
import { IconActivity } from "@tabler/icons-react";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useApi } from "../../client/use-api.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import { EmptyState, ErrorState } from "../../design/states.tsx";
import { fieldPath } from "./field-filter.ts";
import { sizeOrder } from "./size-order.ts";

type EventName = ResultOf<"listEventNames">["items"][number];

const COLUMNS: DataColumn<EventName>[] = [
	{
		id: "name",
		header: "Event",
		width: 240,
		cell: ({ name }) => (
			<Text span size="sm" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
				{name}
			</Text>
		),
		sortValue: ({ name }) => name,
	},
	{
		id: "events",
		header: "Events",
		align: "end",
		cell: ({ events }) => <ProtectedSizeText value={events} textSize="sm" />,
		sortValue: ({ events }) => sizeOrder(events),
		descendingFirst: true,
	},
	{
		id: "customers",
		header: "Customers",
		align: "end",
		cell: ({ customers }) => <ProtectedSizeText value={customers} textSize="sm" />,
		sortValue: ({ customers }) => sizeOrder(customers),
		descendingFirst: true,
	},
	{
		id: "properties",
		header: "Properties",
		cell: ({ properties }) =>
			properties.length === 0 ? (
				<Text span size="sm" c="dimmed">
					none
				</Text>
			) : (
				<Group gap="xs">
					{properties.map((name) => (
						<Anchor key={name} component={Link} to={fieldPath({ kind: "property", name })} size="sm">
							<bdi>{name}</bdi>
						</Anchor>
					))}
				</Group>
			),
	},
];

/** What customers did: every event name with its size and properties. */
export function EventsTab() {
	const query = useApi("listEventNames", {});
	if (query.isError && !query.data) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
	if (query.data?.items.length === 0) {
		return (
			<EmptyState icon={<IconActivity aria-hidden />} title="No events to show">
				Events appear here once a file of what customers did is imported: purchases, visits, sign-ups. What only a few
				did is not listed, and can be written into a rule by its name.
			</EmptyState>
		);
	}
	return (
		<DataTable
			caption="Events in the data"
			columns={COLUMNS}
			rows={query.data?.items ?? []}
			rowId={({ name }) => name}
			sort={{ id: "events", descending: true }}
			loading={query.isPending}
			virtual={{ maxHeight: "calc(100vh - 260px)", rowHeight: 48 }}
			minWidth={680}
		/>
	);
}
