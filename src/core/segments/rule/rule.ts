import { z } from "zod";
import { AllRule } from "./all.ts";
import { AnyRule } from "./any.ts";
import { AttributeRule } from "./attribute.ts";
import { EventRule } from "./event.ts";
import { EveryoneRule } from "./everyone.ts";
import { ListRule } from "./list.ts";
import { NotRule } from "./not.ts";
import { RankRule } from "./rank.ts";
import { SampleRule } from "./sample.ts";
import { SegmentRule } from "./segment.ts";
import { SequenceRule } from "./sequence.ts";
import { TraitRule } from "./trait.ts";

/** Who belongs to a segment, as a tree of immutable nodes. The kind of a node is the key that only this kind has. */
export type Rule =
	| AllRule
	| AnyRule
	| NotRule
	| EveryoneRule
	| AttributeRule
	| EventRule
	| SequenceRule
	| TraitRule
	| RankRule
	| SampleRule
	| ListRule
	| SegmentRule;

/** Keys that tell kinds of nodes apart, in the order of the options of `Rule`. */
export const RULE_KINDS = [
	"all",
	"any",
	"not",
	"everyone",
	"attribute",
	"event",
	"sequence",
	"trait",
	"rank",
	"sample",
	"list",
	"segment",
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** The message of a value that is no rule at all; `parseRule` turns it into a better one. */
export const NOT_A_RULE = "is not a condition";

// Lazily, for `all`, `any` and `not` are made of rules again.
export const Rule: z.ZodType<Rule> = z
	.lazy(() =>
		z.union(
			[
				AllRule,
				AnyRule,
				NotRule,
				EveryoneRule,
				AttributeRule,
				EventRule,
				SequenceRule,
				TraitRule,
				RankRule,
				SampleRule,
				ListRule,
				SegmentRule,
			],
			{ error: NOT_A_RULE },
		),
	)
	.meta({ id: "Rule" });
