import { ScrollArea, Table, Text } from "@mantine/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import type { SeenAs } from "../../../../core/privacy/masking/see-as.ts";

interface SampleTableProps {
	sample: ResultOf<"previewSegment">["sample"];
	/** Through whose eyes, where they are not one's own: fields hidden from them are columns too. */
	seenAs?: SeenAs | undefined;
}

/** A few masked customers. */
export function SampleTable({ sample, seenAs }: SampleTableProps) {
	const hidden = new Set(seenAs?.fields.filter(({ shown }) => shown === "hidden").map(({ name }) => name));
	const columns = [...new Set([...sample.flatMap(({ values }) => Object.keys(values)), ...hidden])];
	const label = seenAs ? `Masked sample as ${seenAs.role} sees it` : "Masked sample";
	return (
		<ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: "region", "aria-label": label }}>
			<Table aria-label={label} verticalSpacing={6} horizontalSpacing="sm" fz="xs" style={{ whiteSpace: "nowrap" }}>
				<Table.Thead>
					<Table.Tr>
						<Table.Th>pseudonym</Table.Th>
						{columns.map((column) => (
							<Table.Th key={column}>
								<bdi>{column}</bdi>
							</Table.Th>
						))}
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{sample.map(({ pseudonym, values }) => (
						<Table.Tr key={pseudonym}>
							<Table.Td ff="monospace">{pseudonym}</Table.Td>
							{columns.map((column) => (
								<Table.Td key={column} dir="auto">
									{hidden.has(column) ? (
										<Text span fz="xs" fs="italic" c="dimmed">
											hidden
										</Text>
									) : (
										shown(values[column])
									)}
								</Table.Td>
							))}
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
		</ScrollArea>
	);
}

function shown(value: string | string[] | null | undefined): string {
	if (value === null || value === undefined) return "–";
	return typeof value === "string" ? value : value.join(", ");
}
