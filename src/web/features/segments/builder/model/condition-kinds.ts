import type { RuleKind } from "../../../../../core/segments/rule/rule.ts";

export interface ConditionKind {
	kind: RuleKind;
	name: string;
	/** What it asks, as an example. */
	example: string;
	family: "Customers" | "Behaviour" | "Comparison with others" | "Groups";
}

/** Every kind of condition that the language has, as a person chooses it. */
export const CONDITION_KINDS: readonly ConditionKind[] = [
	{ kind: "attribute", name: "Attribute", example: "country is Germany", family: "Customers" },
	{ kind: "list", name: "List", example: "is on an imported list", family: "Customers" },
	{ kind: "segment", name: "Other segment", example: "is in another segment", family: "Customers" },
	{ kind: "everyone", name: "Everyone", example: "all customers", family: "Customers" },
	{ kind: "event", name: "Event", example: "bought 3 times in 90 days", family: "Behaviour" },
	{ kind: "sequence", name: "Sequence", example: "visited, then did not buy", family: "Behaviour" },
	{ kind: "trait", name: "Trait", example: "spend last year over 500", family: "Behaviour" },
	{ kind: "rank", name: "Rank", example: "top 10% by spend", family: "Comparison with others" },
	{ kind: "sample", name: "Random sample", example: "a stable 10%", family: "Comparison with others" },
	{ kind: "all", name: "All of …", example: "every part holds", family: "Groups" },
	{ kind: "any", name: "Any of …", example: "at least one part holds", family: "Groups" },
	{ kind: "not", name: "Not …", example: "everyone but those", family: "Groups" },
];

export const FAMILIES = ["Customers", "Behaviour", "Comparison with others", "Groups"] as const;

export function kindName(kind: RuleKind): string {
	return CONDITION_KINDS.find((each) => each.kind === kind)?.name ?? kind;
}
