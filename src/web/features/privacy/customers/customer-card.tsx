import { Anchor, Badge, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Section } from "../../../design/section.tsx";
import { EmptyState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { SeenAsNote } from "../see-as/seen-as-note.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import { UnmaskDialog } from "./unmask-dialog.tsx";
import { useUnmasked } from "./use-unmasked.ts";
import { valueText } from "./value-text.ts";

export type CustomerView = ResultOf<"viewCustomer">["items"][number];
type Event = CustomerView["events"][number];

const EVENT_COLUMNS: DataColumn<Event>[] = [
	{ id: "name", header: "Event", cell: ({ name }) => <bdi>{name}</bdi> },
	{ id: "at", header: "When", cell: ({ at }) => <TimeText at={at} size="sm" /> },
	{
		id: "properties",
		header: "Properties",
		cell: ({ properties }) => (
			<Group gap="xs">
				{Object.entries(properties).map(([name, value]) => (
					<Text key={name} span size="sm">
						<Text span size="sm" c="dimmed">
							<bdi>{name}</bdi>
						</Text>{" "}
						<bdi>{valueText(value)}</bdi>
					</Text>
				))}
			</Group>
		),
	},
];

/** One customer: fields, newest events, segments. */
export function CustomerCard({ view, purpose }: { view: CustomerView; purpose: string }) {
	const [asked, setAsked] = useState<string>();
	const unmasked = useUnmasked();
	const { seenAs } = view;
	if (seenAs && !seenAs.known) {
		return (
			<Section title={view.pseudonym}>
				<EmptyState icon={<IconUserOff aria-hidden />} title={`To ${seenAs.role} there is no such customer`}>
					A minor is known only to whoever may see fields of that label: they are answered as for nobody.
				</EmptyState>
			</Section>
		);
	}
	return (
		<Section
			title={view.pseudonym}
			aside={
				<Badge variant="light" tt="none">
					{purpose}
				</Badge>
			}
		>
			<Stack gap="lg">
				{seenAs && <SeenAsNote seenAs={seenAs} />}
				<CustomerFields fields={view.fields} unmasked={unmasked} onUnmask={setAsked} />
				<div>
					<Title order={3} size="h6" mb="xs">
						Segments
					</Title>
					{view.segments.length === 0 ? (
						<Text size="sm" c="dimmed">
							In none that {seenAs ? "both of you" : "you"} may see.
						</Text>
					) : (
						<List size="sm">
							{view.segments.map(({ name, title, asOf }) => (
								<List.Item key={name}>
									<Anchor component={Link} to={`/segments/${name}`} inherit>
										<bdi>{title}</bdi>
									</Anchor>{" "}
									<Text span size="xs" c="dimmed">
										as of <TimeText at={asOf} size="xs" />
									</Text>
								</List.Item>
							))}
						</List>
					)}
				</div>
				<div>
					<Title order={3} size="h6" mb="xs">
						Newest events
					</Title>
					<DataTable
						caption="Newest events"
						columns={EVENT_COLUMNS}
						rows={view.events}
						rowId={(event) => `${event.at} ${event.name} ${JSON.stringify(event.properties)}`}
						empty={
							<Text size="sm" c="dimmed">
								None.
							</Text>
						}
					/>
				</div>
			</Stack>
			{asked !== undefined && (
				<UnmaskDialog
					customer={view.customer}
					field={asked}
					purpose={purpose}
					onUnmasked={unmasked.show}
					onClose={() => setAsked(undefined)}
				/>
			)}
		</Section>
	);
}
