import { z } from "zod";
import { Distance } from "./sensitive-column.ts";

/** What is asked of one sensitive column. */
export const SensitiveModel = z.object({
	/** Each class has at least this many different values (`distinct`), or is as varied as that many equally frequent ones (`entropy`). */
	diversity: z.object({ kind: z.enum(["distinct", "entropy"]), l: z.number().min(1).max(1000) }).optional(),
	/** The values of each class are spread as in the whole table, up to this earth mover's distance. */
	closeness: z.object({ t: z.number().min(0).max(1), distance: Distance.default("equal") }).optional(),
});
export type SensitiveModel = z.infer<typeof SensitiveModel>;

/** What an anonymised table promises. */
export const PrivacyModel = z.object({
	/** Everybody looks like at least k − 1 others. */
	k: z.int().min(2, "k is at least 2: with less, people stand alone").max(100_000),
	/** Share of the rows that may be left out rather than generalised further. */
	suppressionLimit: z.number().min(0).max(1).default(0.05),
});
export type PrivacyModel = z.infer<typeof PrivacyModel>;

/** What classes are tested for. `k` of 1 asks nothing. */
export interface ClassTests {
	k: number;
	/** One for each sensitive column, in their order. */
	sensitive: readonly SensitiveModel[];
}

export const Metric = z.enum(["entropy", "discernability"]);
export type Metric = z.infer<typeof Metric>;
