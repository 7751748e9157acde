import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { RequestOf, ResultOf, RouteId } from "../../contract/routes.ts";
import { client } from "./client.ts";

/** Routes that answer in pages. */
export type PagedRouteId = {
	[Id in RouteId]: RequestOf<Id> extends { cursor?: string } ? Id : never;
}[RouteId];

interface PagedOptions {
	enabled?: boolean;
	staleTime?: number;
	/** Milliseconds after which every page read so far is read again. */
	refetchInterval?: number | false;
}

/** Reads a listing page by page: `fetchNextPage` reads on. Pages share the cache key prefix `[id]` with `useApi`. */
export function usePages<Id extends PagedRouteId>(
	id: Id,
	request: Omit<RequestOf<Id>, "cursor">,
	options: PagedOptions = {},
): UseInfiniteQueryResult<ResultOf<Id>[]> {
	return useInfiniteQuery({
		queryKey: [id, "pages", request] as const,
		queryFn: ({ signal, pageParam }) => {
			const page: unknown = { ...request, cursor: pageParam };
			return client[id](page as RequestOf<Id>, { signal }) as Promise<ResultOf<Id>>;
		},
		initialPageParam: undefined as string | undefined,
		getNextPageParam: (page) => (page as { cursor?: string }).cursor,
		select: ({ pages }) => pages,
		...options,
	});
}
