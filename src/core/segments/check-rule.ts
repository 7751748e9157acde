import { planWithIssues } from "./build-plan.ts";
import { planMeasure } from "./planning/plan-measure.ts";
import { indexFields } from "./planning/planning.ts";
import { DEFAULT_TIME_ZONE, type PlanContext, type RuleContext, type RuleSource } from "./planning/rule-context.ts";
import { type EventMeasure, outlineMeasure } from "./rule/measure.ts";
import type { RuleIssue } from "./rule-issue.ts";

// Whether a rule is right does not depend on when it is evaluated.
const ANY_INSTANT_MS = Date.UTC(2026, 0, 1);

function atAnyInstant(context: RuleContext): PlanContext {
	return { ...context, asOfMs: ANY_INSTANT_MS, customersWithIdentifier: () => [] };
}

/**
 * Everything wrong or doubtful about a rule, in the order of the rule. No errors among it: `buildPlan` will not throw.
 * @param name of the segment that the rule belongs to, to find circles through it.
 */
export function checkRule(spec: RuleSource, context: RuleContext, name?: string): RuleIssue[] {
	return planWithIssues(spec, atAnyInstant(context), name === undefined ? [] : [name]).issues;
}

/** As `checkRule`, for the measure of a trait. */
export function checkTrait(spec: { readonly measure: EventMeasure }, context: RuleContext): RuleIssue[] {
	const issues: RuleIssue[] = [];
	planMeasure(outlineMeasure(spec.measure), "measure", {
		context: atAnyInstant(context),
		fields: indexFields(context.fields),
		asOfMs: ANY_INSTANT_MS,
		timeZone: DEFAULT_TIME_ZONE,
		openSegments: [],
		depth: 0,
		budget: { nodes: 1 },
		report: (issue) => issues.push(issue),
	});
	return issues;
}
