import type { EventSelection, Sequence } from "../../../core/segments/plan.ts";
import type { BoundParameters } from "./bound-parameters.ts";
import type { EventSource } from "./event-source.ts";

/**
 * A sequence as a 0/1 condition over one row of its source: arrays of times, narrowed step by step to those events at
 * which the chain so far can end. Times are doubled so that the lowest bit can mark the earlier step: merged and sorted,
 * an event of the later step then comes before one of the earlier step at the same millisecond, and the nearest earlier
 * event of each is found by filling forward. Linear after the sort; nothing is left open at equal times.
 */
export function sequenceSql(
	sequence: Sequence,
	asOfMs: number,
	source: EventSource,
	parameters: BoundParameters,
): string {
	const milliseconds = (value: number) => parameters.bind("Int64", value);
	let ends = doubledTimes(sequence.first, source);
	for (const step of sequence.steps) {
		const later = doubledTimes(step.selection, source);
		const merged = `arraySort(arrayConcat(arrayMap(t -> t + 1, ${ends}), ${later}))`;
		const within = milliseconds(2 * step.withinMs);
		ends =
			step.kind === "then"
				? bindOnce(
						merged,
						`arrayFilter((t, before) -> NOT bitTest(t, 0) AND bitTest(before, 0) AND t - before < ${within}, ` +
							"merged, arrayFill(t -> bitTest(t, 0), merged))",
					)
				: bindOnce(
						merged,
						`arrayFilter((t, next) -> bitTest(t, 0) AND (bitTest(next, 0) OR next - t >= ${within}) ` +
							`AND t - 1 + ${within} <= ${milliseconds(2 * asOfMs)}, merged, arrayReverseFill(t -> NOT bitTest(t, 0), merged))`,
					);
	}
	return `notEmpty(${ends})`;
}

function doubledTimes(selection: EventSelection, source: EventSource): string {
	return source.aggregate(selection, { name: "groupArray", arguments: ["2 * toUnixTimestamp64Milli(time)"] });
}

/** Names an expression inside a larger one, which would otherwise have to repeat it: twice a step, so exponentially. */
function bindOnce(merged: string, body: string): string {
	return `arrayMap(merged -> ${body}, [${merged}])[1]`;
}
