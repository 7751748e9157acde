import { SegwardError } from "../error/segward-error.ts";
import type { SegmentPlan } from "./plan.ts";
import { planRule } from "./planning/plan-rule.ts";
import { indexFields, MOST_NODES } from "./planning/planning.ts";
import { DEFAULT_TIME_ZONE, type PlanContext, type RuleSource } from "./planning/rule-context.ts";
import { isError, type RuleIssue } from "./rule-issue.ts";

/**
 * A segment made ready to compute at `context.asOfMs`: the same input always gives the same plan.
 * @param spec a `SegmentSpec`, or just its rule and time zone.
 * @throws SegwardError `rule-invalid` with every fault, for rules that `checkRule` does not pass.
 */
export function buildPlan(spec: RuleSource, context: PlanContext): SegmentPlan {
	const { plan, issues } = planWithIssues(spec, context);
	const errors = issues
		.filter(isError)
		.map(({ path, message, hint }) => ({ path, message: hint ? `${message}; ${hint}` : message }));
	const [first] = errors;
	if (first === undefined) return plan;
	throw new SegwardError("rule-invalid", {
		detail: `\`${first.path}\`: ${first.message}`,
		path: first.path,
		issues: errors,
	});
}

/** The plan and everything found on the way; with errors among the issues the plan means nothing. */
export function planWithIssues(
	spec: RuleSource,
	context: PlanContext,
	openSegments: readonly string[] = [],
): { plan: SegmentPlan; issues: RuleIssue[] } {
	const issues: RuleIssue[] = [];
	const root = planRule(spec.rule, "rule", {
		context,
		fields: indexFields(context.fields),
		asOfMs: context.asOfMs,
		timeZone: spec.timeZone ?? DEFAULT_TIME_ZONE,
		openSegments,
		depth: 0,
		budget: { nodes: MOST_NODES },
		report: (issue) => issues.push(issue),
	});
	return { plan: { asOfMs: context.asOfMs, root }, issues };
}
