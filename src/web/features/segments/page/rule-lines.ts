import type { ResultOf } from "../../../../contract/routes.ts";
import { type ProtectedSize, shownNumber } from "../../../../core/privacy/protected-size.ts";
import { describeRule } from "../../../../core/segments/describe-rule.ts";
import type { Rule } from "../../../../core/segments/rule/rule.ts";

export type Explanation = ResultOf<"explainSegment">;

/** One line of a rule as a person reads it. */
export interface RuleLine {
	path: string;
	text: string;
	/** How deep it stands in the rule, from 0. */
	depth: number;
	/** How many customers fulfil it by itself; absent until counted. */
	size?: ProtectedSize;
}

/** The rule in plain words, top down; what stands below a `not` is said in the line of the `not` already. */
export function ruleLines(rule: Rule, explanation?: Pick<Explanation, "conditions">): RuleLine[] {
	const counted = explanation?.conditions ?? [...describeRule(rule)].map(([path, text]) => ({ path, text }));
	return counted
		.filter(({ path }) => !path.endsWith(".not"))
		.map((condition) => ({ ...condition, depth: depthOf(condition.path) }))
		.sort((a, b) => comparePaths(a.path, b.path));
}

function depthOf(path: string): number {
	return path.match(/\.(all|any)\[|\.segment/g)?.length ?? 0;
}

/** Document order: parents first, then children by their places. */
function comparePaths(a: string, b: string): number {
	const [left, right] = [a, b].map((path) => path.split(/[.[\]]+/).filter(Boolean));
	for (const [index, step] of (left ?? []).entries()) {
		const other = right?.[index];
		if (other === undefined) return 1;
		if (step === other) continue;
		const numbers = [Number(step), Number(other)];
		return numbers.every(Number.isFinite) ? (numbers[0] ?? 0) - (numbers[1] ?? 0) : 0;
	}
	return (left?.length ?? 0) - (right?.length ?? 0);
}

/** The largest size that may be shown: the full width of the bars. */
export function largestSize(sizes: readonly (ProtectedSize | undefined)[]): number {
	return Math.max(1, ...sizes.map((size) => (size && shownNumber(size)) ?? 0));
}

/** Width of a bar in percent; a hidden size has none. */
export function barWidth(size: ProtectedSize, largest: number): number | undefined {
	const shown = shownNumber(size);
	return shown === undefined ? undefined : Math.min(100, (100 * shown) / largest);
}
