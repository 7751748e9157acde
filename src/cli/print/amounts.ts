import { describeSize } from "../../core/privacy/describe-size.ts";
import type { ProtectedSize } from "../../core/privacy/protected-size.ts";

export function count(value: number): string {
	return value.toLocaleString("en-GB");
}

export function size(value: ProtectedSize | undefined): string {
	return value === undefined ? "" : describeSize(value);
}

/** `12.3 MB` */
export function bytes(value: number): string {
	const units = ["B", "kB", "MB", "GB", "TB"];
	const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
	return `${(value / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/** `2026-11-03 09:30:00Z` */
export function instant(iso: string | undefined): string {
	return iso === undefined ? "" : iso.replace("T", " ").replace(/(\.\d+)?Z$/, "Z");
}

/** `850 ms`, `12.4 s` */
export function duration(ms: number): string {
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
