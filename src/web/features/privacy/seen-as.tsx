import { Badge, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { maskText } from "../../../core/privacy/masking/mask-text.ts";
import { Slug } from "../../../core/segments/slug.ts";
import { useApi } from "../../client/use-api.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { Answer } from "../../design/states.tsx";
import type { Looking } from "./looking-as.tsx";
import { strengthLevel } from "./mask-words.ts";

type Tried = ResultOf<"tryMasks">["items"][number];

const COLUMNS: DataColumn<Tried>[] = [
	{ id: "about", header: "Label or field", cell: ({ label, field }) => label ?? <bdi>{field} (field)</bdi> },
	{ id: "value", header: "A made-up value", cell: ({ value }) => value },
	{
		id: "shown",
		header: "As this role sees it",
		cell: ({ shown }) => (
			<Text span size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
				{shown}
			</Text>
		),
	},
	{ id: "mask", header: "Mask", cell: ({ mask }) => maskText(mask) },
	{
		id: "strength",
		header: "Strength",
		cell: ({ strength }) => `${strengthLevel(strength)}, ${strength}`,
		sortValue: ({ strength }) => strength,
		descendingFirst: true,
	},
	{
		id: "by",
		header: "By",
		cell: ({ rule, weakened }) => (
			<>
				{rule ?? "built in"}
				{weakened && (
					<Badge ml="xs" size="sm" variant="light" color="yellow" tt="none">
						weakened
					</Badge>
				)}
			</>
		),
	},
];

/** What somebody of one role would see, masks with keys included; asked of the server. */
export function SeenAs({ roles, looking }: { roles: readonly string[]; looking: Looking }) {
	const [role, setRole] = useState("marketer");
	const purpose = Slug.safeParse(looking.purpose).data;
	const tried = useApi("tryMasks", { role, purpose, contexts: [looking.context] }, { keepPrevious: true });
	return (
		<Stack gap="md">
			<Select
				label="See as"
				data={[...roles]}
				value={role}
				onChange={(value) => value && setRole(value)}
				allowDeselect={false}
				w={240}
			/>
			<Answer query={tried}>
				{({ items }) => (
					<DataTable
						caption={`Made-up values as ${role} sees them`}
						columns={COLUMNS}
						rows={items}
						rowId={({ label, field }) => label ?? `field ${field}`}
						minWidth={860}
					/>
				)}
			</Answer>
		</Stack>
	);
}
