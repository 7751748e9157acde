import { Button, Group, Stack, Text } from "@mantine/core";
import { IconCircles, IconFileImport, IconPlus, IconRefresh, IconUsersGroup } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useMay } from "../../client/session.ts";
import { DataTable } from "../../design/data-table.tsx";
import { formatNumber } from "../../design/format.ts";
import { Page } from "../../design/page.tsx";
import { EmptyState, ErrorState } from "../../design/states.tsx";
import { type SegmentDialog, SegmentDialogs } from "./acts/segment-dialogs.tsx";
import { SegmentMenu } from "./acts/segment-menu.tsx";
import { useRefresh } from "./acts/use-refresh.ts";
import { useWatchRefreshes } from "./acts/use-watch-refreshes.ts";
import { ChosenBar } from "./list/chosen-bar.tsx";
import type { SegmentSummary } from "./list/freshness.ts";
import { segmentColumns } from "./list/segment-columns.tsx";
import { SegmentFilters } from "./list/segment-filters.tsx";
import { orderOf, readSelection, type SegmentSelection, sortOf, writeSelection } from "./list/segment-selection.ts";
import { useSegmentList } from "./list/use-segment-list.ts";

const ROW_HEIGHT = 61;
const NOBODY: ReadonlySet<string> = new Set();

export default function SegmentsScreen() {
	useWatchRefreshes();
	const [address, setAddress] = useSearchParams();
	const selection = useMemo(() => readSelection(address), [address]);
	const [chosen, setChosen] = useState(NOBODY);
	const [dialog, setDialog] = useState<SegmentDialog>();
	const { query, segments, total, tags } = useSegmentList(selection);
	const columns = useMemo(
		() => segmentColumns((segment) => <SegmentMenu segment={segment} onDialog={setDialog} />),
		[],
	);
	const change = (part: Partial<SegmentSelection>) =>
		setAddress((now) => writeSelection({ ...readSelection(now), ...part }), { replace: true });
	const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
	const loadMore = useCallback(() => {
		if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
	}, [hasNextPage, isFetchingNextPage, fetchNextPage]);
	const filtered = selection.q !== "" || selection.state !== undefined || selection.tag !== undefined;

	return (
		<Page
			title="Segments"
			lead="Groups of customers by rule, each for one purpose. Sizes are protected: small ones are never shown."
			actions={<ListActions />}
		>
			{query.isError ? (
				<ErrorState error={query.error} retry={() => void query.refetch()} />
			) : total === 0 && !filtered ? (
				<NoSegments />
			) : (
				<Stack gap="sm">
					<Group justify="space-between" align="center">
						<SegmentFilters selection={selection} onChange={change} tags={tags} />
						<Text size="sm" c="dimmed" role="status">
							{total === undefined ? "" : `${formatNumber(total)} ${total === 1 ? "segment" : "segments"}`}
						</Text>
					</Group>
					{chosen.size > 0 && <ChosenBar names={[...chosen]} onClear={() => setChosen(NOBODY)} />}
					<DataTable<SegmentSummary>
						caption="Segments"
						columns={columns}
						rows={segments}
						rowId={({ name }) => name}
						rowLink={({ name }) => `/segments/${name}`}
						sort={orderOf(selection.sort)}
						onSortChange={(order) => change({ sort: sortOf(order) })}
						selection={{ chosen, onChange: setChosen, label: ({ title }) => `Choose ${title}` }}
						virtual={{ maxHeight: "max(24rem, calc(100vh - 15rem))", rowHeight: ROW_HEIGHT }}
						onEndInSight={loadMore}
						loading={query.isPending || isFetchingNextPage}
						minWidth={1080}
						empty={
							<EmptyState
								title="No segment fits"
								action={
									<Button variant="default" onClick={() => setAddress({}, { replace: true })}>
										Clear the filters
									</Button>
								}
							>
								Try a shorter part of a name, another state or another tag.
							</EmptyState>
						}
					/>
				</Stack>
			)}
			<SegmentDialogs dialog={dialog} onClose={() => setDialog(undefined)} />
		</Page>
	);
}

function ListActions() {
	const mayApply = useMay("segment:apply");
	const mayRefresh = useMay("segment:refresh");
	const mayOverlap = useMay("segment:overlap");
	const refresh = useRefresh();
	return (
		<>
			{mayOverlap && (
				<Button
					variant="default"
					component={Link}
					to="/segments/overlap"
					leftSection={<IconCircles size={16} aria-hidden />}
				>
					Overlap
				</Button>
			)}
			{mayRefresh && (
				<Button
					variant="default"
					leftSection={<IconRefresh size={16} aria-hidden />}
					loading={refresh.isPending}
					onClick={() => refresh.mutate({ background: true })}
				>
					Refresh all active
				</Button>
			)}
			{mayApply && (
				<Button component={Link} to="/segments/new" leftSection={<IconPlus size={16} aria-hidden />}>
					New segment
				</Button>
			)}
		</>
	);
}

function NoSegments() {
	const mayApply = useMay("segment:apply");
	const mayImport = useMay("import:create");
	return (
		<EmptyState
			icon={<IconUsersGroup aria-hidden />}
			title="No segments yet"
			action={
				<>
					{mayApply && (
						<Button component={Link} to="/segments/new" leftSection={<IconPlus size={16} aria-hidden />}>
							New segment
						</Button>
					)}
					{mayImport && (
						<Button
							variant="default"
							component={Link}
							to="/imports/new"
							leftSection={<IconFileImport size={16} aria-hidden />}
						>
							Import customers first
						</Button>
					)}
				</>
			}
		>
			A segment is a rule over what you know of your customers. Start from a template or an empty rule; without
			customers, import a file first.
		</EmptyState>
	);
}
