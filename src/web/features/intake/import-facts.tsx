import { SimpleGrid, Text } from "@mantine/core";
import type { ImportView } from "../../../core/intake/import-record.ts";
import { formatBytes, formatNumber } from "../../design/format.ts";
import { importFacts } from "./import-fact-list.ts";

/** What an import changed, as a row of figures. */
export function ImportFacts({ record }: { record: ImportView }) {
	const { bytesRead = 0 } = record;
	const facts = [
		...importFacts(record).map(({ name, value }) => ({ name, value: formatNumber(value) })),
		...(bytesRead > 0 ? [{ name: "size of the file", value: formatBytes(bytesRead) }] : []),
	];
	if (facts.length === 0) return null;
	return (
		<SimpleGrid
			cols={{ base: 2, sm: Math.min(5, facts.length) }}
			mt="md"
			pt="md"
			component="dl"
			mb={0}
			style={{ borderTop: "1px solid var(--segward-line)" }}
		>
			{facts.map(({ name, value }) => (
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
