import { MOST_RESULTS } from "../../../core/access/scim/discovery.ts";
import { SCIM_SCHEMAS, type ScimResource } from "../../../core/access/scim/resource.ts";

export interface ScimQuery {
	filter?: string;
	/** From 1. */
	startIndex: number;
	count: number;
	attributes?: string;
	excludedAttributes?: string;
}

export interface ScimList<T = ScimResource> {
	schemas: string[];
	totalResults: number;
	startIndex: number;
	itemsPerPage: number;
	Resources: T[];
}

/** One page of everything that was found; each item is made only when it is on the page. */
export async function pageOf<T, R>(
	found: readonly T[],
	{ startIndex, count }: Pick<ScimQuery, "startIndex" | "count">,
	make: (item: T) => Promise<R> | R,
): Promise<ScimList<R>> {
	const first = Math.max(startIndex, 1);
	const chosen = found.slice(first - 1, first - 1 + Math.min(Math.max(count, 0), MOST_RESULTS));
	const Resources: R[] = [];
	for (const item of chosen) Resources.push(await make(item));
	return {
		schemas: [SCIM_SCHEMAS.list],
		totalResults: found.length,
		startIndex: first,
		itemsPerPage: Resources.length,
		Resources,
	};
}
