/** When and where something is asked, as policies can speak of it. */
export interface Circumstances {
	/** Seconds since 1970. */
	now: number;
	/** 0 to 23. */
	hour: number;
	/** Monday is 1, Sunday 7. */
	weekday: number;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>();

/** @param timeZone IANA name, such as `Europe/Berlin`. */
export function circumstancesAt(atMs: number, timeZone: string): Circumstances {
	const parts = Object.fromEntries(
		formatOf(timeZone)
			.formatToParts(atMs)
			.map(({ type, value }) => [type, value]),
	);
	return {
		now: Math.floor(atMs / 1000),
		hour: Number(parts.hour),
		weekday: WEEKDAYS.indexOf(parts.weekday ?? "") + 1,
	};
}

/** Making one takes longer than a decision. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
	let format = formats.get(timeZone);
	if (format === undefined) {
		format = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", hourCycle: "h23" });
		formats.set(timeZone, format);
	}
	return format;
}
