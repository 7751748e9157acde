import { Button, ScrollArea, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useApi } from "../../../../client/use-api.ts";
import { Answer, EmptyState } from "../../../../design/states.tsx";
import type { Loose } from "../model/loose.ts";

const SAMPLE_SIZE = 10;

interface SamplePanelProps {
	probe: Loose;
	asOf: string | undefined;
	usable: boolean;
}

/** A few customers of the segment, masked; only when asked for, since each look is recorded. */
export function SamplePanel({ probe, asOf, usable }: SamplePanelProps) {
	const [asked, setAsked] = useState<Loose>();
	const wanted = usable && asked === probe;
	const answer = useApi("previewSegment", { document: probe, asOf, sampleSize: SAMPLE_SIZE }, { enabled: wanted });
	if (!wanted) {
		return (
			<Stack align="flex-start" gap="sm">
				<Text size="xs" c="dimmed">
					Up to {SAMPLE_SIZE} members with every value masked by its labels, and no names. Each look is recorded in the
					access log.
				</Text>
				<Button variant="default" disabled={!usable} onClick={() => setAsked(probe)}>
					Show a masked sample
				</Button>
			</Stack>
		);
	}
	return (
		<Answer query={answer}>
			{({ sample, sampleWithheld }) =>
				sampleWithheld ? (
					<EmptyState title="No sample of this rule">{sampleWithheld}</EmptyState>
				) : sample.length === 0 ? (
					<EmptyState title="Too few to show">
						Below the threshold nobody is shown, so that nobody can be singled out.
					</EmptyState>
				) : (
					<ScrollArea type="auto">
						<SampleTable sample={sample} />
					</ScrollArea>
				)
			}
		</Answer>
	);
}

type Sample = readonly { pseudonym: string; values: Record<string, string | string[] | null> }[];

function SampleTable({ sample }: { sample: Sample }) {
	const columns = [...new Set(sample.flatMap(({ values }) => Object.keys(values)))];
	return (
		<Table
			aria-label="Masked sample"
			verticalSpacing={6}
			horizontalSpacing="sm"
			fz="xs"
			style={{ whiteSpace: "nowrap" }}
		>
			<Table.Thead>
				<Table.Tr>
					<Table.Th>pseudonym</Table.Th>
					{columns.map((column) => (
						<Table.Th key={column}>{column}</Table.Th>
					))}
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{sample.map(({ pseudonym, values }) => (
					<Table.Tr key={pseudonym}>
						<Table.Td ff="monospace">{pseudonym}</Table.Td>
						{columns.map((column) => (
							<Table.Td key={column} dir="auto">
								{shown(values[column])}
							</Table.Td>
						))}
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}

function shown(value: string | string[] | null | undefined): string {
	if (value === null || value === undefined) return "–";
	return typeof value === "string" ? value : value.join(", ");
}
