import type { SubjectName } from "./subject.ts";

/** One line of the table: the same work done by each subject. */
export interface Row {
	what: string;
	unit: "ms" | "rows/s" | "MB";
	figures: Partial<Record<SubjectName, number>>;
	/** What the design asks for, in its own words. */
	target?: string;
	/** Whether the target is met; undefined where it cannot be told. */
	met?: boolean;
}

const NAMES: Record<SubjectName, string> = {
	segward: "Segward",
	chdb: "chDB by hand",
	duckdb: "DuckDB by hand",
	postgresql: "PostgreSQL by hand",
};

/** A Markdown table: figures, and behind those of the others how many times theirs Segward takes. */
export function table(rows: readonly Row[], subjects: readonly SubjectName[]): string {
	const head = ["", ...subjects.map((name) => NAMES[name]), "target", "met"];
	const lines = rows.map((row) => [
		`${row.what} (${row.unit})`,
		...subjects.map((name) => cell(row, name)),
		row.target ?? "",
		row.met === undefined ? "" : row.met ? "yes" : "**no**",
	]);
	return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cell(row: Row, name: SubjectName): string {
	const value = row.figures[name];
	if (value === undefined) return "–";
	const own = row.figures.segward;
	if (name === "segward" || own === undefined || row.unit === "MB") return readable(value);
	return `${readable(value)} (${(own / value).toPrecision(3)}×)`;
}

function readable(value: number): string {
	return value >= 100 ? Math.round(value).toLocaleString("en-GB") : value.toPrecision(3);
}

/** Segward's figure over another's; undefined where one is missing. */
export function ratio(row: Row, name: SubjectName): number | undefined {
	const own = row.figures.segward;
	const other = row.figures[name];
	return own === undefined || other === undefined ? undefined : own / other;
}
