import { Badge, Button, Text } from "@mantine/core";
import { useMemo } from "react";
import { rolesText } from "../../../../core/access/roles-text.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import type { RegisteredPerson } from "./person-dialog.tsx";

interface PeopleTableProps {
	people: readonly RegisteredPerson[];
	/** Absent where the visitor changes nobody. */
	onChoose: ((person: RegisteredPerson) => void) | undefined;
}

/** Who is or was something in this workspace. */
export function PeopleTable({ people, onChoose }: PeopleTableProps) {
	const columns = useMemo<DataColumn<RegisteredPerson>[]>(
		() => [
			{
				id: "name",
				header: "Name",
				sortValue: ({ name }) => name,
				cell: ({ name, email, you }) => (
					<>
						<Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
							<bdi>{name}</bdi>
							{you && (
								<Text span size="xs" c="dimmed" fw={400}>
									{" "}
									(you)
								</Text>
							)}
						</Text>
						<Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
							{email}
						</Text>
					</>
				),
			},
			{ id: "roles", header: "Roles", cell: ({ roles }) => rolesText(roles) },
			{ id: "teams", header: "Teams", cell: ({ teams }) => <bdi>{teams.join(", ") || "none"}</bdi> },
			{
				id: "state",
				header: "State",
				cell: ({ state }) => (
					<Badge variant="light" color={state === "active" ? "ward" : "gray"} tt="none" miw="max-content">
						{state}
					</Badge>
				),
			},
			{
				id: "factor",
				header: "Second factor",
				cell: ({ secondFactor }) => (
					<Badge variant="light" color={secondFactor ? "ward" : "yellow"} tt="none" miw="max-content">
						{secondFactor ? "set up" : "not yet"}
					</Badge>
				),
			},
			{
				id: "signed-in",
				header: "Last sign-in",
				cell: ({ lastSignInAt }) =>
					lastSignInAt ? (
						<TimeText at={lastSignInAt} size="sm" />
					) : (
						<Text span size="sm" c="dimmed">
							never
						</Text>
					),
			},
			{
				id: "change",
				header: "Change",
				headerUnseen: true,
				align: "end",
				cell: (person) =>
					onChoose && (
						<Button
							variant="default"
							size="compact-sm"
							aria-label={`Change ${person.name}`}
							onClick={() => onChoose(person)}
						>
							Change
						</Button>
					),
			},
		],
		[onChoose],
	);
	return <DataTable caption="People" columns={columns} rows={people} rowId={({ id }) => id} minWidth={860} />;
}
