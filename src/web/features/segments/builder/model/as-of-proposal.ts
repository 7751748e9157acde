const DAY_MS = 86_400_000;
/** Data whose newest events are older than this hardly has anybody in "the last 30 days". */
const OLD_AFTER_DAYS = 30;

/**
 * The day to count as of where the data has long ended: the first instant that has all of it in the past, as `2026-01-31`.
 * Undefined where now will do.
 *
 * @param newestDay of the events, in UTC.
 */
export function proposedDay(newestDay: string | undefined, nowMs: number): string | undefined {
	if (newestDay === undefined) return undefined;
	const after = Date.parse(`${newestDay}T00:00:00Z`) + DAY_MS;
	return nowMs - after > OLD_AFTER_DAYS * DAY_MS ? new Date(after).toISOString().slice(0, 10) : undefined;
}
