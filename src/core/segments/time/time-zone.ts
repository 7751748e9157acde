const DAY_MS = 86_400_000;

/** A reading of the calendar and the clock on the wall, as milliseconds since 1970-01-01T00:00 on that same wall. */
export type WallMs = number;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat("en-US", {
		timeZone,
		calendar: "gregory",
		numberingSystem: "latn",
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric",
	});
	formats.set(timeZone, format);
	return format;
}

/** Whether this is `UTC` or an IANA name such as `Europe/Berlin`. Bare offsets are not: they know no summer time. */
export function isTimeZone(timeZone: string): boolean {
	if (!/^[A-Za-z]/.test(timeZone)) return false;
	try {
		formatOf(timeZone);
		return true;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

/** What the wall shows in this zone at an instant. @throws RangeError for an unknown zone. */
export function wallOf(instantMs: number, timeZone: string): WallMs {
	const part: Record<string, number> = {};
	for (const { type, value } of formatOf(timeZone).formatToParts(instantMs)) part[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	const millisecond = ((instantMs % 1000) + 1000) % 1000;
	return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

function offsetAt(instantMs: number, timeZone: string): number {
	return wallOf(instantMs, timeZone) - instantMs;
}

/**
 * The instant at which the wall shows this. Where it shows it twice (clocks set back) the earlier one; where it never
 * does (clocks set forward) the reading is carried over the gap by its length, as RFC 9557 implementations do.
 */
export function instantOf(wall: WallMs, timeZone: string): number {
	const before = offsetAt(wall - DAY_MS, timeZone);
	const after = offsetAt(wall + DAY_MS, timeZone);
	const fits = [wall - before, wall - after].filter((instant) => wallOf(instant, timeZone) === wall);
	return fits.length > 0 ? Math.min(...fits) : wall - before;
}
