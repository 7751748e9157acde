import { useEffect, useMemo } from "react";
import { usePages } from "../../client/use-pages.ts";
import { type AuditFilter, auditRequest } from "./audit-filter.ts";
import { isRoutine } from "./routine.ts";

/** So many entries fill a screen: below that, older pages are read without being asked for. */
const A_SCREENFUL = 25;
const MOST_PAGES_UNASKED = 10;

/** The log as far as it was read, without routine look-ups where those are not wanted. */
export function useAuditLog(filter: AuditFilter, withRoutine: boolean) {
	const log = usePages("listAuditEntries", auditRequest(filter));
	const read = useMemo(() => log.data?.flatMap(({ items }) => items) ?? [], [log.data]);
	const entries = useMemo(
		() => (withRoutine || filter.action || filter.resource ? read : read.filter((entry) => !isRoutine(entry))),
		[read, withRoutine, filter.action, filter.resource],
	);
	const { hasNextPage, isFetching, fetchNextPage } = log;
	const pages = log.data?.length ?? 0;
	useEffect(() => {
		const fewShown = entries.length < A_SCREENFUL && pages > 0 && pages < MOST_PAGES_UNASKED;
		if (fewShown && hasNextPage && !isFetching) void fetchNextPage();
	}, [entries.length, pages, hasNextPage, isFetching, fetchNextPage]);
	return { log, entries, hidden: read.length - entries.length };
}
