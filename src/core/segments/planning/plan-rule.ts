import { suggestion } from "../nearest-name.ts";
import type { PlanNode } from "../plan.ts";
import { isAll } from "../rule/all.ts";
import { isAny } from "../rule/any.ts";
import { isAttribute } from "../rule/attribute.ts";
import { isEvent } from "../rule/event.ts";
import { isEveryone } from "../rule/everyone.ts";
import { isList, type ListRule } from "../rule/list.ts";
import { isNot } from "../rule/not.ts";
import { perMillionOf } from "../rule/percentage.ts";
import { predicateOf } from "../rule/predicate.ts";
import { isRank } from "../rule/rank.ts";
import type { Rule } from "../rule/rule.ts";
import { isSample } from "../rule/sample.ts";
import type { SegmentRule } from "../rule/segment.ts";
import { isSequence } from "../rule/sequence.ts";
import { isTrait } from "../rule/trait.ts";
import { errorAt } from "../rule-issue.ts";
import { planAttribute } from "./plan-attribute.ts";
import { compareMeasure, planEvent } from "./plan-measure.ts";
import { planRank, planTraitMeasure } from "./plan-rank.ts";
import { planSequence } from "./plan-sequence.ts";
import { DEEPEST_RULE, MOST_NODES, type Planning } from "./planning.ts";
import { DEFAULT_TIME_ZONE } from "./rule-context.ts";
import { sampleSeed } from "./sample-seed.ts";

/** The plan of a rule; faults are reported, and a faulty node holds for everyone so that the walk can go on. */
export function planRule(rule: Rule, path: string, outer: Planning): PlanNode {
	const planning = { ...outer, depth: outer.depth + 1 };
	const stop: PlanNode = { kind: "everyone", path };
	if (planning.depth > DEEPEST_RULE) {
		planning.report(errorAt(path, `is nested deeper than ${DEEPEST_RULE} conditions`, "make inner parts simpler"));
		return stop;
	}
	planning.budget.nodes -= 1;
	if (planning.budget.nodes === -1) {
		planning.report(errorAt(path, `the rule has more than ${MOST_NODES} conditions, referenced segments included`));
	}
	return planning.budget.nodes < 0 ? stop : (planNode(rule, path, planning) ?? stop);
}

function planNode(rule: Rule, path: string, planning: Planning): PlanNode | null {
	if (isAll(rule)) return { kind: "all", path, nodes: planEach(rule.all, `${path}.all`, planning) };
	if (isAny(rule)) return { kind: "any", path, nodes: planEach(rule.any, `${path}.any`, planning) };
	if (isNot(rule)) return { kind: "not", path, node: planRule(rule.not, `${path}.not`, planning) };
	if (isEveryone(rule)) return { kind: "everyone", path };
	if (isAttribute(rule)) return planAttribute(rule, path, planning);
	if (isEvent(rule)) return planEvent(rule, path, planning);
	if (isSequence(rule)) return planSequence(rule, path, planning);
	if (isTrait(rule)) {
		const measure = planTraitMeasure(rule.trait, `${path}.trait`, planning);
		return measure && compareMeasure(measure, predicateOf({ ...rule }), path, path, planning);
	}
	if (isRank(rule)) return planRank(rule, path, planning);
	if (isSample(rule)) {
		return { kind: "sample", path, perMillion: perMillionOf(rule.sample) ?? 0, seed: sampleSeed(rule.seed) };
	}
	return isList(rule) ? planList(rule, path, planning) : planSegment(rule, path, planning);
}

function planEach(rules: readonly Rule[], path: string, planning: Planning): PlanNode[] {
	return rules.map((rule, index) => planRule(rule, `${path}[${index}]`, planning));
}

function planList({ list }: ListRule, path: string, { context, report }: Planning): PlanNode | null {
	const listNo = context.lists.get(list);
	if (listNo !== undefined) return { kind: "list", path, listNo };
	report(errorAt(`${path}.list`, `unknown list \`${list}\``, suggestion(list, context.lists.keys())));
	return null;
}

function planSegment({ segment }: SegmentRule, path: string, planning: Planning): PlanNode | null {
	const at = `${path}.segment`;
	const { context, openSegments } = planning;
	if (openSegments.includes(segment)) {
		const circle = [...openSegments.slice(openSegments.indexOf(segment)), segment].map((name) => `\`${name}\``);
		planning.report(errorAt(at, `segments refer to each other in a circle: ${circle.join(" → ")}`));
		return null;
	}
	const found = context.segments.get(segment);
	if (found === undefined) {
		planning.report(errorAt(at, `unknown segment \`${segment}\``, suggestion(segment, context.segments.keys())));
		return null;
	}
	const report: Planning["report"] = (issue) => {
		if (issue.severity === "error") {
			planning.report(errorAt(at, `segment \`${segment}\` cannot be used: ${issue.message}`, issue.hint));
		}
	};
	const node = planRule(found.rule, at, {
		...planning,
		timeZone: found.timeZone ?? DEFAULT_TIME_ZONE,
		openSegments: [...openSegments, segment],
		report,
	});
	return { ...node, path };
}
