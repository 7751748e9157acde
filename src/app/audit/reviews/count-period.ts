import { type ActSorts, EntryCounts } from "../../../core/audit/review/count-entries.ts";
import type { ReviewPeriod } from "../../../core/audit/review/review-period.ts";
import type { ReviewSchedule } from "../../../core/audit/review/review-schedule.ts";
import type { AuditLog } from "../../../ports/audit-log.ts";
import { isoInstant } from "../../services.ts";

const PAGE = 500;
const MOST_PAGES = 2000;

export interface CountedPeriod {
	counts: EntryCounts;
	/** False where the log holds more than was looked at. */
	complete: boolean;
}

/** Reads the entries of a period and of the one before, the newest first. */
export async function countPeriod(
	audit: AuditLog,
	workspaceId: string,
	{ filter, timeZone }: ReviewSchedule,
	{ startMs, endMs }: ReviewPeriod,
	beforeMs: number,
	sorts: ActSorts,
): Promise<CountedPeriod> {
	const counts = new EntryCounts(sorts, startMs, timeZone);
	const wanted = { workspaceId, ...filter, from: isoInstant(beforeMs), to: isoInstant(endMs), limit: PAGE };
	let before: number | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const entries = await audit.list({ ...wanted, before });
		for (const entry of entries) counts.add(entry);
		if (entries.length < PAGE) return { counts, complete: true };
		before = entries.at(-1)?.no;
	}
	return { counts, complete: false };
}
