import { Button, Grid, Group, Stack, Text, Title } from "@mantine/core";
import { IconShieldHalf, IconUsers } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { usePages } from "../../../client/use-pages.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { formatTime } from "../../../design/format.ts";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { memberColumns } from "./member-columns.tsx";
import { MemberQuestion } from "./member-question.tsx";

const PAGE_SIZE = 50;

interface MembersTabProps {
	segment: ResultOf<"getSegment">;
	refreshButton: ReactNode;
}

/** Members of the newest refresh, masked, and whether one certain customer is among them. */
export default function MembersTab({ segment, refreshButton }: MembersTabProps) {
	const mayLookUp = useMay("segment:lookup");
	if (!segment.lastRefresh) {
		return (
			<EmptyState icon={<IconUsers aria-hidden />} title="No members yet" action={refreshButton}>
				The first refresh finds them.
			</EmptyState>
		);
	}
	return (
		<Grid gap="lg">
			<Grid.Col span={{ base: 12, lg: mayLookUp ? 8 : 12 }} order={{ base: 2, lg: 1 }}>
				<Members name={segment.name} />
			</Grid.Col>
			{mayLookUp && (
				<Grid.Col span={{ base: 12, lg: 4 }} order={{ base: 1, lg: 2 }}>
					<MemberQuestion name={segment.name} />
				</Grid.Col>
			)}
		</Grid>
	);
}

function Members({ name }: { name: string }) {
	const query = usePages("listMembers", { name, limit: PAGE_SIZE });
	const members = useMemo(() => query.data?.flatMap(({ items }) => items) ?? [], [query.data]);
	const columns = useMemo(() => memberColumns(members), [members]);
	return (
		<Stack gap="sm">
			<Answer query={query}>
				{(pages) => {
					const first = pages[0];
					if (!first) return null;
					if (first.size.kind === "below" || first.size.kind === "withheld") {
						return (
							<EmptyState icon={<IconShieldHalf aria-hidden />} title="Too few to list">
								The size of this segment: <ProtectedSizeText value={first.size} />. Nobody is listed, not even masked:
								in a small group, a person could be recognised.
							</EmptyState>
						);
					}
					return (
						<>
							<Group justify="space-between">
								<Title order={2} size="h4">
									Members
								</Title>
								<Text size="sm" c="dimmed">
									<ProtectedSizeText value={first.size} textSize="sm" /> as of {formatTime(first.asOf)} · masked
								</Text>
							</Group>
							<DataTable
								caption="Members, masked"
								columns={columns}
								rows={members}
								rowId={({ pseudonym }) => pseudonym}
								virtual={{ maxHeight: 620, rowHeight: 45 }}
								minWidth={Math.max(640, columns.length * 130)}
							/>
							{query.hasNextPage && (
								<Group justify="center">
									<Button
										variant="default"
										loading={query.isFetchingNextPage}
										onClick={() => void query.fetchNextPage()}
									>
										Show {PAGE_SIZE} more
									</Button>
								</Group>
							)}
						</>
					);
				}}
			</Answer>
		</Stack>
	);
}
