import { z } from "zod";
import type { Immutable } from "../immutable.ts";
import { Duration } from "../time/duration.ts";
import { EVENT_SHAPE, EventSelector, isOneWindow, TWO_WINDOWS, WINDOW_SHAPE } from "./event-selection.ts";
import type { Rule } from "./rule.ts";

/** A later event: it follows the step before, at most `within` later. */
const ThenStep = z.strictObject({ ...EVENT_SHAPE, within: Duration });
export type ThenStep = Immutable<z.infer<typeof ThenStep>>;

/** An absence: for `within` after the step before there is no such event. */
const AbsentStep = z.strictObject({ not: EventSelector, within: Duration });
export type AbsentStep = Immutable<z.infer<typeof AbsentStep>>;

export function isAbsentStep(step: ThenStep | AbsentStep): step is AbsentStep {
	return "not" in step;
}

const Steps = z
	.tuple(
		[EventSelector],
		z.union([ThenStep, AbsentStep], { error: "a later step is `{ event, within }` or `{ not: { event }, within }`" }),
	)
	.refine((steps) => steps.length >= 2, "a sequence has at least two steps")
	.refine((steps) => steps.length <= 10, "a sequence has at most ten steps")
	.refine((steps) => steps.slice(1, -1).every((step) => !("not" in step)), "only the last step may be an absence");

/** One event after another; the window is that of the first step. */
export const SequenceRule = z.strictObject({ sequence: Steps, ...WINDOW_SHAPE }).refine(isOneWindow, TWO_WINDOWS);
export type SequenceRule = Immutable<z.infer<typeof SequenceRule>>;

export function isSequence(rule: Rule): rule is SequenceRule {
	return "sequence" in rule;
}
