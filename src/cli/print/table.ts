import { plain } from "../terminal.ts";

export interface Column<Row> {
	title: string;
	/** Right-aligned, as numbers are. */
	right?: boolean;
	of(row: Row): string | number | undefined;
}

/** A plain table: one line a row, columns two spaces apart. `none` where there are no rows. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], none = "none"): string {
	if (rows.length === 0) return none;
	const cells = rows.map((row) => columns.map((column) => plain(String(column.of(row) ?? ""))));
	const widths = columns.map(({ title }, at) => Math.max(title.length, ...cells.map((line) => line[at]?.length ?? 0)));
	const lines = [columns.map(({ title }) => title), ...cells].map((line) =>
		line
			.map((cell, at) => (columns[at]?.right ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
			.join("  ")
			.trimEnd(),
	);
	return lines.join("\n");
}

/** `name: value` lines, values aligned; empty ones left out. */
export function facts(pairs: readonly (readonly [string, string | number | undefined])[]): string {
	const shown = pairs.filter(([, value]) => value !== undefined && value !== "");
	const width = Math.max(...shown.map(([name]) => name.length)) + 1;
	return shown.map(([name, value]) => `${`${name}:`.padEnd(width)} ${plain(String(value))}`).join("\n");
}
