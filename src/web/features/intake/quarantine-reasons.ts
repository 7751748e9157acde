import type { ResultOf } from "../../../contract/routes.ts";
import { QUARANTINE_REASONS, type QuarantineReason } from "../../../core/intake/reasons.ts";
import { REASON_FIXES } from "./reason-fixes.ts";

export type QuarantineGroup = ResultOf<"listQuarantine">["items"][number];

/** All groups of one reason, largest column first. */
export interface ReasonSummary {
	reason: string;
	title: string;
	fix: string;
	rows: number;
	openRows: number;
	groups: readonly QuarantineGroup[];
}

/** One summary a reason; those with open rows first, then by rows. */
export function summariseReasons(groups: readonly QuarantineGroup[]): ReasonSummary[] {
	const byReason = new Map<string, QuarantineGroup[]>();
	for (const group of groups) {
		const same = byReason.get(group.reason);
		if (same) same.push(group);
		else byReason.set(group.reason, [group]);
	}
	return [...byReason]
		.map(([reason, same]) => ({
			reason,
			...explainReason(reason, same[0]?.message ?? reason),
			rows: rowsOf(same),
			openRows: openRowsOf(same),
			groups: same.toSorted((a, b) => b.rows - a.rows),
		}))
		.toSorted((a, b) => b.openRows - a.openRows || b.rows - a.rows);
}

/** What the reason means, and what to do about it, in the words of the screen. */
export function explainReason(reason: string, message: string): { title: string; fix: string } {
	if (!Object.hasOwn(QUARANTINE_REASONS, reason)) return { title: message, fix: "" };
	const known = reason as QuarantineReason;
	const { title, fix } = QUARANTINE_REASONS[known];
	return { title: title.replace("external id", "customer id"), fix: REASON_FIXES[known] ?? fix };
}

export function openRowsOf(groups: readonly QuarantineGroup[]): number {
	return rowsOf(groups.filter(({ state }) => state === "open"));
}

function rowsOf(groups: readonly QuarantineGroup[]): number {
	return groups.reduce((sum, { rows }) => sum + rows, 0);
}
