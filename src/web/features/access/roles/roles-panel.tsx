import { Button, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { formatNumber } from "../../../design/format.ts";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { policyPath } from "./policy-path.ts";

type RoleItem = ResultOf<"listRoles">["items"][number];

const COLUMNS: readonly DataColumn<RoleItem>[] = [
	{
		id: "role",
		header: "Role",
		width: "26%",
		cell: ({ title, name }) => (
			<>
				<Text span size="sm" fw={600} dir="auto">
					{title}
				</Text>
				<Text span size="xs" c="dimmed" display="block" ff="monospace">
					{name}
				</Text>
			</>
		),
		sortValue: ({ title }) => title,
	},
	{
		id: "description",
		header: "What it is for",
		cell: ({ description }) => (
			<Text span size="sm" dir="auto">
				{description}
			</Text>
		),
	},
	{
		id: "holders",
		header: "Who has it",
		width: "18%",
		cell: ({ people, tokens }) => holdersText(people, tokens),
		sortValue: ({ people, tokens }) => people + tokens,
		descendingFirst: true,
	},
];

/** The roles that can be given here: those of every installation, and the workspace's own. */
export function RolesPanel() {
	const roles = useApi("listRoles", {});
	const mayApply = useMay("policy:apply");
	const make = mayApply && (
		<Button
			component={Link}
			to="/access/roles/new/role"
			leftSection={<IconPlus size={16} aria-hidden />}
			variant="filled"
		>
			New role
		</Button>
	);
	return (
		<Answer query={roles}>
			{({ items }) => {
				const own = items.filter(({ builtIn }) => !builtIn);
				return (
					<Stack gap="lg">
						<Section title="Roles of this workspace" aside={own.length > 0 && make}>
							<DataTable
								caption="Roles of this workspace"
								columns={COLUMNS}
								rows={own}
								rowId={({ name }) => name}
								rowLink={({ name }) => policyPath({ kind: "role", name })}
								empty={
									<EmptyState title="No roles of your own yet" action={make}>
										Where a built-in role gives too much or too little, make one that permits just what a job needs.
									</EmptyState>
								}
							/>
						</Section>
						<Section title="Built-in roles">
							<DataTable
								caption="Built-in roles"
								columns={COLUMNS}
								rows={items.filter(({ builtIn }) => builtIn)}
								rowId={({ name }) => name}
								rowLink={({ name }) => policyPath({ kind: "built-in", name })}
							/>
						</Section>
					</Stack>
				);
			}}
		</Answer>
	);
}

/** `2 people, 1 token`. */
export function holdersText(people: number, tokens: number): string {
	if (people + tokens === 0) return "nobody";
	return [
		people > 0 ? (people === 1 ? "1 person" : `${formatNumber(people)} people`) : "",
		tokens > 0 ? (tokens === 1 ? "1 token" : `${formatNumber(tokens)} tokens`) : "",
	]
		.filter(Boolean)
		.join(", ");
}
