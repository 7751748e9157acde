import type { RuleKind } from "../../../../../core/segments/rule/rule.ts";
import type { Catalogue } from "./catalogue.ts";
import { likelyNames } from "./likely-names.ts";
import type { Loose } from "./loose.ts";
import { startPredicate } from "./operators.ts";

/** A condition as it is when it has just been added: as complete as can be guessed. */
export function newCondition(kind: RuleKind, catalogue: Catalogue): Loose {
	const { purchase, amount } = likelyNames(catalogue);
	const event = purchase ?? catalogue.events[0]?.name ?? "";
	const other = catalogue.events.find(({ name }) => name !== event)?.name ?? event;
	switch (kind) {
		case "all":
		case "any":
			return { [kind]: [] };
		case "not":
			return { not: { any: [] } };
		case "everyone":
			return { everyone: true };
		case "attribute": {
			const field = catalogue.customerFields.find(
				(each) => each.kind === "attribute" && each.derivedFrom === undefined,
			);
			return field ? { attribute: field.name, ...startPredicate(field.type) } : { attribute: "", known: true };
		}
		case "event":
			return { event, within: "90d" };
		case "sequence":
			return { sequence: [{ event }, { event: other, within: "7d" }], within: "90d" };
		case "trait": {
			const [trait] = catalogue.traits;
			return { trait: trait?.name ?? "", ...startPredicate(trait?.type ?? "integer") };
		}
		case "rank":
			return { rank: rankedBy(catalogue, event, amount) };
		case "sample":
			return { sample: "10%", seed: "test-group" };
		case "list":
			return { list: catalogue.lists[0]?.name ?? "" };
		case "segment":
			return { segment: "" };
	}
}

function rankedBy({ traits }: Catalogue, event: string, amount: string | undefined): Loose {
	if (event === "" && traits[0]) return { trait: traits[0].name, top: "10%" };
	return { event, ...(amount === undefined ? { count: true } : { sum: amount }), within: "1y", top: "10%" };
}
