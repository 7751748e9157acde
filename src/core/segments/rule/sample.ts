import { z } from "zod";
import { Percentage } from "./percentage.ts";
import type { Rule } from "./rule.ts";

/** A stable random share of all customers; the same seed always draws the same. */
export const SampleRule = z.strictObject({ sample: Percentage, seed: z.string().min(1).max(200) });
export interface SampleRule {
	readonly sample: string;
	readonly seed: string;
}

export function sample(percentage: string, seed: string): SampleRule {
	return { sample: percentage, seed };
}

export function isSample(rule: Rule): rule is SampleRule {
	return "sample" in rule;
}
