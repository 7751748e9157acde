import { z } from "zod";
import { type ColumnDomain, isDay } from "./column-domain.ts";
import { dayText } from "./draw-rows.ts";
import { edgesOf } from "./value-grid.ts";

const DAY_MS = 86_400_000;

/** A value, or what lies from an edge up to below the next (numbers, or days since 1970), and how many customers have it. */
const MarginalBar = z.object({
	label: z.string(),
	from: z.number().optional(),
	to: z.number().optional(),
	/** With noise; paid for. */
	rows: z.int().nonnegative(),
});

type MarginalBar = z.infer<typeof MarginalBar>;

/** The noisy counts of one column that synthetic rows are drawn from. */
export const Marginal = z.object({
	name: z.string(),
	bars: z.array(MarginalBar),
	/** Everything else: rare values, and none. */
	rest: z.int().nonnegative(),
});
export type Marginal = z.infer<typeof Marginal>;

/** What a model knows of each column by itself. Numbers and days ascend; of texts the most frequent come first. */
export function marginalsOf(domains: readonly ColumnDomain[]): Marginal[] {
	return domains.map(({ name, type, grid, values, rows }) => {
		const bars = values.map((value, at): MarginalBar => {
			const counted = { rows: Math.round(rows[at] ?? 0) };
			if (grid === undefined || typeof value !== "number") return { label: String(value), ...counted };
			const [from, to] = edgesOf(grid, value);
			const text = isDay(type) ? dayText : (edge: number) => String(Number(edge.toPrecision(6)));
			return { label: from === to ? text(from) : `${text(from)} to ${text(to)}`, from, to, ...counted };
		});
		bars.sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
		return { name, bars, rest: Math.round(rows[values.length] ?? 0) };
	});
}

/** Which bar a drawn value belongs to; the number of bars for the rest. */
export function barOf({ bars }: Marginal, text: string): number {
	if (text === "") return bars.length;
	const byLabel = bars.findIndex(({ label, from }) => from === undefined && label === text);
	if (byLabel !== -1 || bars[0]?.from === undefined) return byLabel === -1 ? bars.length : byLabel;
	const day = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS : undefined;
	const value = day ?? Number(text);
	const found = bars.findLastIndex(({ from = 0 }) => value >= from - ROUNDING * Math.abs(from));
	return found === -1 ? 0 : found;
}

/** Drawn decimals are written with fewer digits than their interval's edges have. */
const ROUNDING = 1e-6;
