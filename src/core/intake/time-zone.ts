/** Offset of a zone from UTC, in milliseconds, at a local wall-clock time (given as if it were UTC). */
export type ZoneOffset = (localMs: number) => number;

const QUARTER_HOUR_MS = 900_000;
const DAY_MS = 86_400_000;
const CACHE_LIMIT = 100_000;

/** @throws RangeError when the IANA zone is unknown. */
export function zoneOffset(timeZone: string): ZoneOffset {
	if (timeZone === "UTC" || timeZone === "Etc/UTC") return () => 0;
	const format = new Intl.DateTimeFormat("en-GB", {
		timeZone,
		calendar: "iso8601",
		numberingSystem: "latn",
		hourCycle: "h23",
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit",
	});
	const offsetAt = (utcMs: number): number => {
		const part: Record<string, number> = {};
		for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
		const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
		return local - Math.floor(utcMs / 1000) * 1000;
	};
	const known = new Map<number, number>();
	return (localMs) => {
		// Offsets change at quarter hours of local time, so one answer serves each of them.
		const quarter = Math.floor(localMs / QUARTER_HOUR_MS);
		let offset = known.get(quarter);
		if (offset === undefined) {
			offset = resolve(quarter * QUARTER_HOUR_MS, offsetAt);
			if (known.size >= CACHE_LIMIT) known.clear();
			known.set(quarter, offset);
		}
		return offset;
	};
}

/**
 * When clocks go back a local time happens twice: the first one is meant. When they go forward some local times never
 * happen: they are read with the offset before the change, that is, they move forward by the gap.
 */
function resolve(localMs: number, offsetAt: (utcMs: number) => number): number {
	const before = offsetAt(localMs - DAY_MS);
	const after = offsetAt(localMs + DAY_MS);
	if (before === after || offsetAt(localMs - before) === before) return before;
	return offsetAt(localMs - after) === after ? after : before;
}
