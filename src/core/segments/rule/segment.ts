import { z } from "zod";
import { ReferenceName } from "../slug.ts";
import type { Rule } from "./rule.ts";

/** Customers for whom the rule of another segment holds, evaluated at the same instant. */
export const SegmentRule = z.strictObject({ segment: ReferenceName });
export interface SegmentRule {
	readonly segment: string;
}

export function segment(name: string): SegmentRule {
	return { segment: name };
}

export function isSegment(rule: Rule): rule is SegmentRule {
	return "segment" in rule;
}
