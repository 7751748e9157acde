// Slow and straightforward on purpose: it searches for instants instead of computing them.

const QUARTER_MS = 15 * 60_000;
const FARTHEST_MS = 15 * 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-01-31 10:00:00.000` as the wall shows it. */
export function wallText(instantMs: number, timeZone: string): string {
	let format = formats.get(timeZone);
	if (format === undefined) {
		format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
		formats.set(timeZone, format);
	}
	const millisecond = String(((instantMs % 1000) + 1000) % 1000).padStart(3, "0");
	return `${format.format(instantMs)}.${millisecond}`;
}

export function localDate(instantMs: number, timeZone: string): string {
	return wallText(instantMs, timeZone).slice(0, 10);
}

const found = new Map<string, number>();

/** Searching is slow, and the same searches recur for every event. */
function once(search: string, from: string, timeZone: string, find: () => number): number {
	const key = `${search} ${from} ${timeZone}`;
	const instant = found.get(key) ?? find();
	found.set(key, instant);
	return instant;
}

/** First instant whose local date is this one or a later one. */
export function startOfDay(date: string, timeZone: string): number {
	return once("day", date, timeZone, () => searchDay(date, timeZone));
}

function searchDay(date: string, timeZone: string): number {
	const midnightUtc = Date.parse(`${date}T00:00:00Z`);
	for (let instant = midnightUtc - FARTHEST_MS; ; instant += QUARTER_MS) {
		if (localDate(instant, timeZone) >= date) return instant;
	}
}

/** First instant at which the wall shows this text; in a gap the reading moves forward by the length of the gap. */
export function instantAt(wall: string, timeZone: string): number {
	return once("wall", wall, timeZone, () => searchWall(wall, timeZone));
}

function searchWall(wall: string, timeZone: string): number {
	const asUtc = Date.parse(`${wall.replace(" ", "T")}Z`);
	for (let instant = asUtc - FARTHEST_MS; instant <= asUtc + FARTHEST_MS; instant += QUARTER_MS) {
		if (wallText(instant, timeZone) === wall) return instant;
	}
	for (let instant = asUtc - FARTHEST_MS; ; instant += QUARTER_MS) {
		if (wallText(instant + QUARTER_MS, timeZone) > wall) {
			const shown = Date.parse(`${wallText(instant, timeZone).replace(" ", "T")}Z`);
			return instant + (asUtc - shown);
		}
	}
}

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function addMonths(date: string, months: number): string {
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
	const counted = year * 12 + (month - 1) + months;
	const [newYear, newMonth] = [Math.floor(counted / 12), (counted % 12) + 1];
	const isLeap = (newYear % 4 === 0 && newYear % 100 !== 0) || newYear % 400 === 0;
	const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	const newDay = Math.min(day, lengths[newMonth - 1] ?? 31);
	return [String(newYear).padStart(4, "0"), String(newMonth).padStart(2, "0"), String(newDay).padStart(2, "0")].join(
		"-",
	);
}

function split(duration: string): [number, string] {
	const unit = duration.replace(/\d/g, "");
	return [Number.parseInt(duration, 10), unit];
}

/** The instant `sign` × duration away. */
export function moveInstant(instantMs: number, duration: string, sign: 1 | -1, timeZone: string): number {
	const [amount, unit] = split(duration);
	const seconds = { m: 60, h: 3600, d: 86_400, w: 7 * 86_400 }[unit];
	if (seconds !== undefined) return instantMs + sign * amount * seconds * 1000;
	const wall = wallText(instantMs, timeZone);
	const moved = addMonths(wall.slice(0, 10), sign * amount * (unit === "y" ? 12 : 1));
	return instantAt(moved + wall.slice(10), timeZone);
}

/** The date `sign` × duration away; of days and longer units only. */
export function moveDate(date: string, duration: string, sign: 1 | -1): string {
	const [amount, unit] = split(duration);
	if (unit === "d") return addDays(date, sign * amount);
	if (unit === "w") return addDays(date, sign * amount * 7);
	return addMonths(date, sign * amount * (unit === "y" ? 12 : 1));
}

/** Exact milliseconds of minutes, hours, days and weeks. */
export function exactLength(duration: string): number {
	return moveInstant(0, duration, 1, "UTC");
}

/** The half-open span of instants that a written date or instant means. */
export function writtenSpan(text: string, timeZone: string): { from: number; to: number } {
	if (text.length === 10) return { from: startOfDay(text, timeZone), to: startOfDay(addDays(text, 1), timeZone) };
	const instant = /(Z|[+-]\d\d:\d\d)$/.test(text)
		? Date.parse(text.replace(" ", "T"))
		: instantAt(fullWall(text), timeZone);
	return { from: instant, to: instant + 1 };
}

function fullWall(text: string): string {
	const [date, time = ""] = text.replace("T", " ").split(" ");
	return `${date} ${time}${"00:00:00.000".slice(time.length)}`;
}
