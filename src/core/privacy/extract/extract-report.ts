import { z } from "zod";

const Share = z.number().min(0).max(1);
const Count = z.int().nonnegative();

export const RiskReport = z.object({
	rows: Count,
	classes: Count,
	smallestClass: Count,
	/** Classes of one row. */
	uniques: Count,
	prosecutor: z.object({ highest: Share, average: Share }),
	journalist: z.object({ highest: Share, average: Share }),
	marketer: Share,
});
export type RiskReport = z.infer<typeof RiskReport>;

const Bar = z.object({ value: z.string(), share: Share });

export const ColumnReport = z.object({
	field: z.string(),
	/** Level of a whole column; absent where parts differ. */
	level: Count.optional(),
	/** Levels of its hierarchy above the values themselves. */
	highest: Count,
	/** Average share of that height. */
	intensity: Share,
	/** The most frequent values, rare ones together; before and after. */
	before: z.array(Bar),
	after: z.array(Bar),
});
export type ColumnReport = z.infer<typeof ColumnReport>;

/** One way to make the extract: what it loses, and the risk that stays. */
export const RiskUtilityPoint = z.object({
	informationLoss: Share,
	highestRisk: Share,
	suppressed: Share,
	k: Count.optional(),
	levels: z.array(Count).optional(),
});
export type RiskUtilityPoint = z.infer<typeof RiskUtilityPoint>;

export const MeasuredColumn = z.object({
	column: z.string(),
	distinct: Count,
	entropy: z.number(),
	t: z.number(),
});

export const ExtractReport = z.object({
	rows: Count,
	released: Count,
	suppressed: Count,
	method: z.enum(["whole-columns", "local"]),
	/** Journalist and marketer risks are by all customers; otherwise by the segment alone, which overstates them. */
	byPopulation: z.boolean(),
	/** These risks come from counts with noise, each as far off as this 95 times in 100, at the end where risk is higher. */
	populationPlusMinus: z.int().positive().optional(),
	/** What was counted before, and the bars, carry noise: as far off as this 95 times in 100. The smallest class is taken for 1. */
	countsPlusMinus: z.int().positive().optional(),
	before: RiskReport,
	after: RiskReport,
	utility: z.object({
		entropyLoss: z.number(),
		informationLoss: Share,
		discernability: z.number(),
		averageClassSize: z.number(),
		precision: Share,
	}),
	columns: z.array(ColumnReport),
	/** What other k would give, by k. */
	curve: z.array(RiskUtilityPoint),
	/** Other ways to generalise that keep the promise. */
	alternatives: z.array(RiskUtilityPoint),
	/** k, l and t, measured again from the stored file by other code. */
	measured: z.object({ rows: Count, classes: Count, k: Count, sensitive: z.array(MeasuredColumn) }).optional(),
	/** Things to know before it is handed on. */
	warnings: z.array(z.string()),
});
export type ExtractReport = z.infer<typeof ExtractReport>;
