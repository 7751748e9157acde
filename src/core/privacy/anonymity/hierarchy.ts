import { z } from "zod";

/** Stands for a value that is missing; generalises like any other, and to the top last. */
export const MISSING = "";

/** What a value becomes when nothing of it may be told. */
export const SUPPRESSED = "*";

const Cell = z.string().max(200);

/**
 * How the values of a column become coarser: one row a value, from the value itself (level 0) to what all share at the top.
 * Every row has the same number of levels.
 */
export const Hierarchy = z.object({ rows: z.array(z.array(Cell).min(1).max(20)).min(1).max(100_000) });
export type Hierarchy = z.infer<typeof Hierarchy>;

/** Levels that a column can be generalised to: 0 leaves it as it is. */
export function highestLevel({ rows }: Hierarchy): number {
	return (rows[0]?.length ?? 1) - 1;
}
