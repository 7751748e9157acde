const wholeNumber = new Intl.NumberFormat("en-GB");
const share = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });
const dateAndTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

export function formatNumber(value: number): string {
	return wholeNumber.format(value);
}

/** @param ratio 0 to 1. */
export function formatShare(ratio: number): string {
	return share.format(ratio);
}

/** In the reader's own time zone. */
export function formatTime(iso: string): string {
	return dateAndTime.format(new Date(iso));
}

/** @param date a day such as `2026-01-31`, whatever the reader's time zone. */
export function formatDay(date: string): string {
	return day.format(new Date(date));
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
	["year", 31_536_000],
	["month", 2_592_000],
	["week", 604_800],
	["day", 86_400],
	["hour", 3_600],
	["minute", 60],
];

/** `3 minutes ago`, `yesterday`. */
export function formatAgo(iso: string, nowMs: number): string {
	const seconds = (Date.parse(iso) - nowMs) / 1000;
	const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
	return unit ? relative.format(Math.round(seconds / unit[1]), unit[0]) : "just now";
}

export function formatBytes(bytes: number): string {
	const units = ["B", "kB", "MB", "GB", "TB"];
	const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
	return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

export function formatDuration(milliseconds: number): string {
	if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
	if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
	return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}
