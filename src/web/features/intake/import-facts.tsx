import { SimpleGrid, Text } from "@mantine/core";
import type { ImportRecord } from "../../../core/intake/import-record.ts";
import { formatBytes, formatNumber } from "../../design/format.ts";
import { importFacts } from "./import-fact-list.ts";

/** What an import changed, as a row of figures. */
export function ImportFacts({ record }: { record: ImportRecord }) {
	const facts = importFacts(record).map(({ name, value }) => ({ name, value: formatNumber(value) }));
	return (
		<SimpleGrid
			cols={{ base: 2, sm: Math.min(5, facts.length + 1) }}
			mt="md"
			pt="md"
			component="dl"
			mb={0}
			style={{ borderTop: "1px solid var(--segward-line)" }}
		>
			{[
				...facts,
				...(record.bytesRead > 0 ? [{ name: "size of the file", value: formatBytes(record.bytesRead) }] : []),
			].map(({ name, value }) => (
				<div key={name}>
					<Text component="dt" size="sm" c="dimmed">
						{name}
					</Text>
					<Text component="dd" fw={600} m={0}>
						{value}
					</Text>
				</div>
			))}
		</SimpleGrid>
	);
}
