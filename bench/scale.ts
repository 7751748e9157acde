/** How much data, and the instant at which every rule is evaluated. */
export interface Scale {
	factor: number;
	customers: number;
	events: number;
	/** Events that come as JSONL; the others come as CSV. */
	jsonlEvents: number;
}

export const AS_OF = "2026-01-01T00:00:00.000Z";
const AS_OF_MS = Date.parse(AS_OF);
const DAY_MS = 86_400_000;

export function scaleOf(factor: number): Scale {
	return {
		factor,
		customers: Math.round(1_000_000 * factor),
		events: Math.round(5_000_000 * factor),
		jsonlEvents: Math.round(1_000_000 * factor),
	};
}

/** `YYYY-MM-DD hh:mm:ss` in UTC, so many days before the evaluation: text that every engine compares with a time. */
export function daysBefore(days: number): string {
	return new Date(AS_OF_MS - days * DAY_MS).toISOString().slice(0, 19).replace("T", " ");
}
