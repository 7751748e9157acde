import { Button, List, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { actAbility } from "../../../design/act-sentence.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import type { TryOutResult } from "./try-out-words.ts";

type Change = TryOutResult["changes"][number];

const AT_FIRST = 5;

const COLUMNS: readonly DataColumn<Change>[] = [
	{
		id: "who",
		header: "Who",
		width: "24%",
		cell: ({ kind, name }) => (
			<>
				<Text span size="sm" fw={600} dir="auto">
					{name}
				</Text>
				<Text span size="xs" c="dimmed" display="block">
					{kind}
				</Text>
			</>
		),
		sortValue: ({ name }) => name,
	},
	{ id: "gains", header: "Gains", width: "38%", cell: ({ name, gains }) => <Acts of={`${name} gains`} acts={gains} /> },
	{ id: "loses", header: "Loses", width: "38%", cell: ({ name, loses }) => <Acts of={`${name} loses`} acts={loses} /> },
];

/** Those for whom something would change, with what. */
export function TryOutTable({ changes }: { changes: readonly Change[] }) {
	return (
		<DataTable caption="What would change" columns={COLUMNS} rows={changes} rowId={({ kind, id }) => `${kind} ${id}`} />
	);
}

function Acts({ of, acts }: { of: string; acts: Change["gains"] }) {
	const [opened, all] = useDisclosure(false);
	if (acts.length === 0) return <span>nothing</span>;
	const hidden = acts.length - AT_FIRST;
	return (
		<>
			<List size="sm" spacing={2}>
				{(opened ? acts : acts.slice(0, AT_FIRST)).map(({ action, where }) => (
					<List.Item key={`${action} ${where}`}>
						{actAbility(action)}
						{where && (
							<Text span size="xs" c="dimmed">
								{" "}
								({where})
							</Text>
						)}
					</List.Item>
				))}
			</List>
			{hidden > 0 && (
				<Button
					size="compact-xs"
					variant="subtle"
					mt={4}
					aria-expanded={opened}
					aria-label={opened ? `Show less of what ${of}` : `Show ${hidden} more that ${of}`}
					onClick={all.toggle}
				>
					{opened ? "Show less" : `${hidden} more`}
				</Button>
			)}
		</>
	);
}
