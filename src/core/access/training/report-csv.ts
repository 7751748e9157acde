import type { RoleName } from "../role.ts";

/** What a line of the report gives to a spreadsheet. */
export interface CsvLine {
	name: string;
	email: string;
	roles: readonly RoleName[];
	courseTitle: string;
	version: string;
	state: string;
	until?: string;
	passedAt?: string;
	scorePercent?: number;
}

const HEADER = ["name", "e-mail", "roles", "course", "version", "state", "until", "passed at", "score percent"];

/** The completion report as CSV (RFC 4180). */
export function reportCsv(lines: readonly CsvLine[]): string {
	const rows = lines.map((line) => [
		line.name,
		line.email,
		line.roles.join(" "),
		line.courseTitle,
		line.version,
		line.state,
		line.until ?? "",
		line.passedAt ?? "",
		line.scorePercent === undefined ? "" : String(line.scorePercent),
	]);
	return [HEADER, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Quoted, and never a formula: a spreadsheet runs what begins with one of these characters. */
function cell(value: string): string {
	const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return `"${harmless.replaceAll('"', '""')}"`;
}
