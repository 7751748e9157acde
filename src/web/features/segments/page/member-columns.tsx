import { Text } from "@mantine/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import type { DataColumn } from "../../../design/data-column.ts";

export type Member = ResultOf<"listMembers">["items"][number];

/** The pseudonym, then every field that any of the members shown has. */
export function memberColumns(members: readonly Member[]): DataColumn<Member>[] {
	const names = [...new Set(members.flatMap(({ values }) => Object.keys(values)))];
	return [
		{
			id: "pseudonym",
			header: "Pseudonym",
			cell: ({ pseudonym }) => (
				<Text size="xs" ff="monospace" style={{ whiteSpace: "nowrap" }}>
					{pseudonym}
				</Text>
			),
		},
		...names.map(
			(name): DataColumn<Member> => ({
				id: `value ${name}`,
				header: name,
				cell: ({ values }) => <MaskedValue value={values[name] ?? null} />,
			}),
		),
	];
}

function MaskedValue({ value }: { value: string | string[] | null }) {
	const text = Array.isArray(value) ? value.join(", ") : value;
	if (text === null || text === "") {
		return (
			<Text span size="sm" c="dimmed" aria-label="no value">
				–
			</Text>
		);
	}
	return (
		<Text size="sm" truncate maw={200} title={text} dir="auto">
			{text}
		</Text>
	);
}
