import { useEffect, useMemo } from "react";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { usePages } from "../../client/use-pages.ts";
import { type AuditFilter, auditRequest, type CustomerQuestion } from "./audit-filter.ts";
import { isRoutine } from "./routine.ts";

/** So many entries fill a screen: below that, older pages are read without being asked for. */
const A_SCREENFUL = 25;
const MOST_PAGES_UNASKED = 10;

/** An entry of the timeline; the first of a day carries its name. */
export type TimelineEntry = StoredAuditEntry & { day?: string };

/** The log as far as it was read, without routine look-ups where those are not wanted. */
export function useAuditLog(filter: AuditFilter, customer: CustomerQuestion | undefined, withRoutine: boolean) {
	const log = usePages("searchAuditEntries", auditRequest(filter, customer, Date.now()));
	const read = useMemo(() => log.data?.flatMap(({ items }) => items) ?? [], [log.data]);
	const isNarrow = filter.action !== undefined || filter.resource !== undefined || customer !== undefined;
	const entries = useMemo(
		() => byDay(withRoutine || isNarrow ? read : read.filter((entry) => !isRoutine(entry))),
		[read, withRoutine, isNarrow],
	);
	const { hasNextPage, isFetching, fetchNextPage } = log;
	const pages = log.data?.length ?? 0;
	useEffect(() => {
		const fewShown = entries.length < A_SCREENFUL && pages > 0 && pages < MOST_PAGES_UNASKED;
		if (fewShown && hasNextPage && !isFetching) void fetchNextPage();
	}, [entries.length, pages, hasNextPage, isFetching, fetchNextPage]);
	return { log, entries, hidden: read.length - entries.length };
}

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

function byDay(entries: readonly StoredAuditEntry[]): TimelineEntry[] {
	let before = "";
	return entries.map((entry) => {
		const day = DAY.format(new Date(entry.at));
		const isFirst = day !== before;
		before = day;
		return isFirst ? { ...entry, day } : entry;
	});
}
