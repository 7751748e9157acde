import { Group, Progress, SimpleGrid, Stack, Tabs, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ColumnReport } from "../../../../core/privacy/extract/extract-report.ts";
import { formatShare } from "../../../design/format.ts";

/** How the values of a quasi-identifier are spread before and after, side by side. */
export function ColumnBars({ columns }: { columns: readonly ColumnReport[] }) {
	const [field, setField] = useState(columns[0]?.field ?? null);
	return (
		<Tabs value={field} onChange={setField} keepMounted={false}>
			<Tabs.List mb="md">
				{columns.map((column) => (
					<Tabs.Tab value={column.field} key={column.field} rightSection={<Level column={column} />}>
						<bdi>{column.field}</bdi>
					</Tabs.Tab>
				))}
			</Tabs.List>
			{columns.map(({ field: name, before, after, intensity }) => (
				<Tabs.Panel value={name} key={name}>
					<SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
						<Bars title="Before" bars={before} color="gray.5" />
						<Bars title="After" bars={after} color="ward" />
					</SimpleGrid>
					<Text size="sm" c="dimmed" mt="md">
						Generalised by {formatShare(intensity)} of the height of its hierarchy, on average. Values of too few people
						are shown together.
					</Text>
				</Tabs.Panel>
			))}
		</Tabs>
	);
}

function Level({ column: { level, highest, intensity } }: { column: ColumnReport }) {
	return (
		<Text span size="xs" c="dimmed">
			{level === undefined ? formatShare(intensity) : `${level} of ${highest}`}
		</Text>
	);
}

function Bars({ title, bars, color }: { title: string; bars: ColumnReport["before"]; color: string }) {
	const largest = Math.max(...bars.map(({ share }) => share), 0.0001);
	return (
		<Stack gap={6}>
			<Title order={3} size="h6">
				{title}
			</Title>
			{bars.map(({ value, share }) => (
				<Group key={value} gap="sm" wrap="nowrap">
					<Text size="sm" w={150} truncate title={value} dir="auto">
						{value === "" ? "(missing)" : value === "*" ? "* (anything)" : value}
					</Text>
					<Progress value={(100 * share) / largest} color={color} flex={1} size="md" aria-label={`Share of ${value}`} />
					<Text size="sm" w={56} ta="end">
						{formatShare(share)}
					</Text>
				</Group>
			))}
		</Stack>
	);
}
