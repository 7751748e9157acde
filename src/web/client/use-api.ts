import { keepPreviousData, type UseQueryOptions, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { RequestOf, ResultOf, RouteId } from "../../contract/routes.ts";
import { client } from "./client.ts";

/** Cache key of one request of one route; `queryKey: [id]` alone names them all. */
export function apiKey<Id extends RouteId>(id: Id, request: RequestOf<Id>): readonly [Id, RequestOf<Id>] {
	return [id, request];
}

type ApiOptions<Id extends RouteId> = Pick<
	UseQueryOptions<ResultOf<Id>>,
	"enabled" | "refetchInterval" | "staleTime"
> & {
	/** Show the answer to the request before while this one runs. */
	keepPrevious?: boolean;
};

/** Reads a route. A request that is no longer wanted is aborted, and with it the work on the server. */
export function useApi<Id extends RouteId>(
	id: Id,
	request: RequestOf<Id>,
	{ keepPrevious, ...options }: ApiOptions<Id> = {},
): UseQueryResult<ResultOf<Id>> {
	return useQuery<ResultOf<Id>>({
		queryKey: apiKey(id, request),
		queryFn: ({ signal }) => client[id](request, { signal }) as Promise<ResultOf<Id>>,
		...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
		...options,
	});
}
