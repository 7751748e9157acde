import { z } from "zod";
import type { Immutable } from "../immutable.ts";
import { ReferenceName } from "../slug.ts";
import { isOneWindow, TWO_WINDOWS } from "./event-selection.ts";
import { MEASURE_SHAPE, measureKeys } from "./measure.ts";
import { Percentage } from "./percentage.ts";
import type { Rule } from "./rule.ts";

const Extent = z.union([z.int().min(1).max(1_000_000_000), Percentage], {
	error: 'how many: a whole number such as `100`, or a share such as `"10%"`',
});

const { event, ...MEASURE_BESIDE_EVENT } = MEASURE_SHAPE;

const PlainRanking = z.strictObject({
	attribute: z.string().min(1).max(64).optional(),
	trait: ReferenceName.optional(),
	event: event.optional(),
	...MEASURE_BESIDE_EVENT,
	top: Extent.optional(),
	bottom: Extent.optional(),
});
type PlainRanking = z.infer<typeof PlainRanking>;
export type Ranking = Immutable<PlainRanking>;

function namesOneValue({ attribute, trait, top, bottom, ...measure }: PlainRanking): boolean {
	const measured = Object.values(measure).some((value) => value !== undefined);
	const named = [attribute, trait].filter((name) => name !== undefined).length;
	if (!measured) return named === 1;
	return named === 0 && measure.event !== undefined && measureKeys(measure).length === 1;
}

/** The customers with the highest or lowest value among those who have one. */
export const RankRule = z.strictObject({
	rank: PlainRanking.refine(namesOneValue, {
		error: "ranks by exactly one value: `attribute`, `trait`, or `event` with one measure such as `sum: amount`",
	})
		.refine(
			(ranking) => (ranking.top === undefined) !== (ranking.bottom === undefined),
			"says either `top` or `bottom`",
		)
		.refine(isOneWindow, TWO_WINDOWS),
});
export interface RankRule {
	readonly rank: Ranking;
}

export function isRank(rule: Rule): rule is RankRule {
	return "rank" in rule;
}
