import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import type { ImportView } from "../../../core/intake/import-record.ts";
import { TimeText } from "../../design/time-text.tsx";
import { RunBadge } from "./import-columns.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { KIND_WORDS } from "./import-words.ts";

/** Imports that are on their way, each with its progress. */
export function RunningImports({ records }: { records: readonly ImportView[] }) {
	return (
		<Stack gap="sm" component="section" aria-label="Imports on their way">
			<Title order={2} size="h4">
				On their way
			</Title>
			{records.map((record) => (
				<Card key={record.id}>
					<Group justify="space-between" mb="sm" wrap="nowrap">
						<Group gap={8} wrap="nowrap" miw={0}>
							<Anchor component={Link} to={`/imports/${record.id}`} fw={600} truncate dir="auto" title={record.source}>
								{record.source}
							</Anchor>
							<RunBadge record={record} />
						</Group>
						<Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
							{KIND_WORDS[record.kind]} · started <TimeText at={record.startedAt} inherit />
						</Text>
					</Group>
					<ImportProgress id={record.id} />
				</Card>
			))}
		</Stack>
	);
}
