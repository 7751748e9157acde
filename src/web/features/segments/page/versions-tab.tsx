import { Card, Group, Select, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { DocumentChanges } from "../compare/document-changes.tsx";

type Version = ResultOf<"listSegmentVersions">["items"][number];

const COLUMNS: readonly DataColumn<Version>[] = [
	{
		id: "version",
		header: "Version",
		sortValue: ({ version }) => version,
		descendingFirst: true,
		cell: ({ version }) => (
			<Text span size="sm" fw={600}>
				{version}
			</Text>
		),
	},
	{ id: "createdAt", header: "Made", cell: ({ createdAt }) => <TimeText at={createdAt} size="sm" /> },
	{
		id: "author",
		header: "By",
		cell: ({ author }) => (
			<Text size="sm" dir="auto" style={{ overflowWrap: "anywhere" }}>
				{author}
			</Text>
		),
	},
];

export default function VersionsTab({ name }: { name: string }) {
	const versions = useApi("listSegmentVersions", { name });
	return (
		<Answer query={versions}>
			{({ items }) => (
				<Stack gap="lg">
					<DataTable
						caption="Versions of this segment"
						columns={COLUMNS}
						rows={items}
						rowId={({ version }) => version.toString()}
						virtual={{ maxHeight: 400, rowHeight: 45 }}
						minWidth={420}
					/>
					{items.length > 1 ? (
						<VersionDifference name={name} versions={items} />
					) : (
						<Text size="sm" c="dimmed">
							With a second version, you can see here what changed.
						</Text>
					)}
				</Stack>
			)}
		</Answer>
	);
}

function VersionDifference({ name, versions }: { name: string; versions: readonly Version[] }) {
	const [from, setFrom] = useState(versions[1]?.version ?? 1);
	const [to, setTo] = useState(versions[0]?.version ?? 1);
	const difference = useApi("diffVersions", { name, from, to }, { keepPrevious: true });
	const choices = versions.map(({ version }) => ({ value: version.toString(), label: `version ${version}` }));
	return (
		<Card component="section" aria-labelledby="version-difference">
			<Group justify="space-between" align="flex-end" mb="md">
				<Title order={2} size="h4" id="version-difference">
					What changed
				</Title>
				<Group gap="sm" align="flex-end">
					<Select
						label="From"
						data={choices}
						value={from.toString()}
						onChange={(version) => setFrom(Number(version))}
						allowDeselect={false}
						w={140}
						size="xs"
					/>
					<Select
						label="To"
						data={choices}
						value={to.toString()}
						onChange={(version) => setTo(Number(version))}
						allowDeselect={false}
						w={140}
						size="xs"
					/>
				</Group>
			</Group>
			<Answer query={difference}>
				{({ changes }) => <DocumentChanges changes={changes} before={`Version ${from}`} after={`Version ${to}`} />}
			</Answer>
		</Card>
	);
}
