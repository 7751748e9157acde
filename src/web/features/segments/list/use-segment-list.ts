import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { client } from "../../../client/client.ts";
import type { SegmentSelection } from "./segment-selection.ts";

const PAGE_SIZE = 100;
const NO_TAGS: readonly string[] = [];

type Page = ResultOf<"listSegments">;

/** The segments of a selection, a page at a time as they come into sight. */
export function useSegmentList({ q, state, tag, sort }: SegmentSelection) {
	const request = { q: q === "" ? undefined : q, state, tag, sort, limit: PAGE_SIZE };
	const query = useInfiniteQuery({
		queryKey: ["listSegments", "pages", request],
		queryFn: ({ pageParam, signal }) => client.listSegments({ ...request, cursor: pageParam }, { signal }),
		initialPageParam: undefined as string | undefined,
		getNextPageParam: (page: Page) => page.cursor,
		placeholderData: (before) => before,
	});
	const segments = useMemo(() => uniqueByName(query.data?.pages ?? []), [query.data]);
	return { query, segments, total: query.data?.pages.at(-1)?.total, tags: query.data?.pages[0]?.tags ?? NO_TAGS };
}

/** A segment may stand on two pages when the list changed between them. */
function uniqueByName(pages: readonly Page[]): Page["items"] {
	return [...new Map(pages.flatMap(({ items }) => items).map((item) => [item.name, item])).values()];
}
