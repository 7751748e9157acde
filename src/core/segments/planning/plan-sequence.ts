import type { PlanNode, Sequence } from "../plan.ts";
import { ANY_EVENT } from "../rule/event-selection.ts";
import { isAbsentStep, type SequenceRule } from "../rule/sequence.ts";
import { errorAt } from "../rule-issue.ts";
import { durationMs, durationParts } from "../time/duration.ts";
import { planSelection } from "./plan-selection.ts";
import type { Planning } from "./planning.ts";

export function planSequence(rule: SequenceRule, path: string, planning: Planning): PlanNode {
	const [start, ...later] = rule.sequence;
	const { within, from, until } = rule;
	const { event, where } = planSelection({ ...start }, `${path}.sequence[0]`, planning);
	const { fromMs, untilMs } = planSelection({ event: ANY_EVENT, within, from, until }, path, planning);
	const steps = later.map((step, index): Sequence["steps"][number] => {
		const at = `${path}.sequence[${index + 1}]`;
		const withinMs = stepLength(step.within, `${at}.within`, planning);
		if (isAbsentStep(step)) {
			return { kind: "absent", selection: planSelection({ ...step.not }, `${at}.not`, planning), withinMs };
		}
		const then = planSelection({ event: step.event, where: step.where }, at, planning);
		return { kind: "then", selection: then, withinMs };
	});
	return {
		kind: "sequence",
		path,
		sequence: {
			first: { ...(event !== undefined && { event }), where, ...(fromMs !== undefined && { fromMs }), untilMs },
			steps,
		},
	};
}

function stepLength(text: string, path: string, planning: Planning): number {
	const parts = durationParts(text);
	const length = parts && durationMs(parts);
	if (length !== null) return length;
	planning.report(errorAt(path, "months and years have no fixed length between two events", "use days: `30d`"));
	return 0;
}
