import { shownNumber } from "../../core/privacy/protected-size.ts";
import type { RefreshRecord } from "../../core/segments/segment-record.ts";
import type { SizeView } from "../privacy/exact-sizes.ts";
import type { IndexedSegment } from "./segment-index.ts";
import { sizeOfRefresh } from "./segment-view.ts";

export type SegmentSortKey = "name" | "title" | "size" | "updated" | "refreshed" | "owner";
/** With `-` in front: descending. */
export type SegmentSort = SegmentSortKey | `-${SegmentSortKey}`;

type Comparison = (a: IndexedSegment, b: IndexedSegment) => number;

const { compare } = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Whether the order depends on refreshes. */
export function needsRefreshes(sort: SegmentSort): boolean {
	return sort.endsWith("size") || sort.endsWith("refreshed");
}

/**
 * The order of a listing; equals go by name. It goes by the sizes that the caller is shown, and those that are not shown
 * are equal, so that the order tells no more than they do; segments never refreshed come before them.
 */
export function segmentOrder(
	sort: SegmentSort,
	latest: ReadonlyMap<number, RefreshRecord>,
	view: (segment: IndexedSegment) => SizeView,
): Comparison {
	const descending = sort.startsWith("-");
	const key = (descending ? sort.slice(1) : sort) as SegmentSortKey;
	const shownSize = (segment: IndexedSegment) => {
		const refresh = latest.get(segment.no);
		return refresh === undefined ? -1 : (shownNumber(sizeOfRefresh(refresh, view(segment))) ?? 0);
	};
	const refreshedAt = ({ no }: IndexedSegment) => latest.get(no)?.asOf ?? "";
	const comparisons: Record<SegmentSortKey, Comparison> = {
		name: (a, b) => inOrder(a.name, b.name),
		title: (a, b) => compare(a.title, b.title),
		owner: (a, b) => compare(a.owner, b.owner),
		size: (a, b) => shownSize(a) - shownSize(b),
		updated: (a, b) => inOrder(a.updatedAt, b.updatedAt),
		refreshed: (a, b) => inOrder(refreshedAt(a), refreshedAt(b)),
	};
	const chosen = comparisons[key];
	return (a, b) => (descending ? chosen(b, a) : chosen(a, b)) || inOrder(a.name, b.name);
}

function inOrder(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
