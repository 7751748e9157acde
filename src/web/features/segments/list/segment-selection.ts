import { SegmentSort } from "../../../../contract/segments/views.ts";
import { SegmentState } from "../../../../core/segments/segment-record.ts";
import type { SortOrder } from "../../../design/data-column.ts";

/** What the list shows, as its address says it, so that it can be shared and found again with "back". */
export interface SegmentSelection {
	q: string;
	state?: SegmentState;
	tag?: string;
	sort: SegmentSort;
}

const DEFAULT_SORT: SegmentSort = "title";

/** Anything that the address gets wrong counts as not said. */
export function readSelection(address: URLSearchParams): SegmentSelection {
	const state = SegmentState.safeParse(address.get("state"));
	const sort = SegmentSort.safeParse(address.get("sort"));
	return {
		q: address.get("q") ?? "",
		state: state.data,
		tag: address.get("tag") ?? undefined,
		sort: sort.data ?? DEFAULT_SORT,
	};
}

export function writeSelection({ q, state, tag, sort }: SegmentSelection): URLSearchParams {
	const address = new URLSearchParams();
	if (q !== "") address.set("q", q);
	if (state) address.set("state", state);
	if (tag) address.set("tag", tag);
	if (sort !== DEFAULT_SORT) address.set("sort", sort);
	return address;
}

/** The column order that the server's order means. */
export function orderOf(sort: SegmentSort): SortOrder {
	return sort.startsWith("-") ? { id: sort.slice(1), descending: true } : { id: sort, descending: false };
}

export function sortOf(order: SortOrder | undefined): SegmentSort {
	const sort = SegmentSort.safeParse(order && `${order.descending ? "-" : ""}${order.id}`);
	return sort.data ?? DEFAULT_SORT;
}
