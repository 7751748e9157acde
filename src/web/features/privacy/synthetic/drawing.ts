import { z } from "zod";
import { csvCell } from "../../../../core/privacy/extract/extract-file.ts";
import { barOf, Marginal } from "../../../../core/privacy/synthetic/marginals.ts";

const Line = z.union([z.object({ marginals: z.array(Marginal) }), z.object({ rows: z.array(z.array(z.string())) })]);

/** Synthetic rows as they come: what they are drawn from, how many of each value there are, and the file. */
export interface Drawing {
	marginals: readonly Marginal[];
	/** Of each column, rows in each of its bars, and last in none. */
	drawn: readonly (readonly number[])[];
	rows: number;
	/** Lines of CSV. */
	lines: readonly string[];
}

export const NOTHING_DRAWN: Drawing = { marginals: [], drawn: [], rows: 0, lines: [] };

/** With one more line of the answer. @throws ZodError for a line of another kind. */
export function withLine(drawing: Drawing, line: string): Drawing {
	const said = Line.parse(JSON.parse(line));
	if ("marginals" in said) {
		const { marginals } = said;
		return {
			marginals,
			drawn: marginals.map(({ bars }) => Array<number>(bars.length + 1).fill(0)),
			rows: 0,
			lines: [csvLine(marginals.map(({ name }) => name))],
		};
	}
	const drawn = drawing.drawn.map((counts) => [...counts]);
	for (const row of said.rows) {
		for (const [column, marginal] of drawing.marginals.entries()) {
			const counts = drawn[column] ?? [];
			const bar = barOf(marginal, row[column] ?? "");
			counts[bar] = (counts[bar] ?? 0) + 1;
		}
	}
	return {
		...drawing,
		drawn,
		rows: drawing.rows + said.rows.length,
		lines: [...drawing.lines, ...said.rows.map(csvLine)],
	};
}

function csvLine(cells: readonly string[]): string {
	return `${cells.map(csvCell).join(",")}\r\n`;
}
