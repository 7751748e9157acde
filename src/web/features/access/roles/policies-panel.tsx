import { Badge, Button, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "react-router";

import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { ROLE_WORDS } from "../role-words.ts";
import { type Policy, policyPath } from "./policy-path.ts";

const NAMED: readonly DataColumn<Policy>[] = [
	{
		id: "policy",
		header: "Policy",
		width: "26%",
		cell: ({ title }) => (
			<Text span size="sm" fw={600} dir="auto">
				{title}
			</Text>
		),
		sortValue: ({ title }) => title,
	},
	{
		id: "description",
		header: "What it says",
		cell: ({ description }) => (
			<Text span size="sm" dir="auto">
				{description}
			</Text>
		),
	},
];

const BUILT_IN: readonly DataColumn<Policy>[] = [
	...NAMED,
	{
		id: "effect",
		header: "Effect",
		width: "12%",
		cell: ({ text }) => (
			<Badge variant="light" color={/^forbid/m.test(text) ? "yellow" : "ward"} tt="none">
				{/^forbid/m.test(text) ? "forbids" : "permits"}
			</Badge>
		),
	},
];

const OWN: readonly DataColumn<Policy>[] = [
	...NAMED,
	{
		id: "changed",
		header: "Last changed",
		width: "20%",
		cell: ({ version, changedAt, changedBy }) =>
			changedAt && (
				<Text span size="sm">
					version {version}, <TimeText at={changedAt} size="sm" /> by <bdi>{changedBy}</bdi>
				</Text>
			),
	},
];

/** The rules beside the roles: those that nothing outweighs, and what the workspace adds. */
export function PoliciesPanel() {
	const policies = useApi("listPolicies", {});
	const mayApply = useMay("policy:apply");
	const make = mayApply && (
		<Button component={Link} to="/access/roles/new/policy" leftSection={<IconPlus size={16} aria-hidden />}>
			New policy
		</Button>
	);
	return (
		<Answer query={policies}>
			{({ items }) => {
				const own = items.filter(({ kind }) => kind === "policy");
				return (
					<Stack gap="lg">
						<Section title="Policies of this workspace" aside={own.length > 0 && make}>
							<DataTable
								caption="Policies of this workspace"
								columns={OWN}
								rows={own}
								rowId={({ id }) => id}
								rowLink={policyPath}
								empty={
									<EmptyState title="No policies of your own yet" action={make}>
										A policy can forbid anything to anybody, such as sizes outside office hours, or permit something to
										one role, team or person.
									</EmptyState>
								}
							/>
						</Section>
						<Section title="Built-in policies">
							<DataTable
								caption="Built-in policies"
								columns={BUILT_IN}
								rows={items.filter(({ kind, name }) => kind === "built-in" && !(name in ROLE_WORDS))}
								rowId={({ id }) => id}
								rowLink={policyPath}
							/>
						</Section>
					</Stack>
				);
			}}
		</Answer>
	);
}
