import type { RuleKind } from "../../../../../core/segments/rule/rule.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Loose } from "./loose.ts";
import { startPredicate } from "./operators.ts";

/** A condition as it is when it has just been added: as complete as can be guessed. */
export function newCondition(kind: RuleKind, catalogue: Catalogue): Loose {
	const event = catalogue.events[0]?.name ?? "";
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
			return { sequence: [{ event }, { event: catalogue.events[1]?.name ?? event, within: "7d" }], within: "90d" };
		case "trait": {
			const [trait] = catalogue.traits;
			return { trait: trait?.name ?? "", ...startPredicate(trait?.type ?? "integer") };
		}
		case "rank":
			return { rank: rankedBy(catalogue, event) };
		case "sample":
			return { sample: "10%", seed: "test-group" };
		case "list":
			return { list: catalogue.lists[0]?.name ?? "" };
		case "segment":
			return { segment: "" };
	}
}

function rankedBy({ properties, traits }: Catalogue, event: string): Loose {
	if (event === "" && traits[0]) return { trait: traits[0].name, top: "10%" };
	const money = properties.find(
		({ type, name }) => type === "decimal" && /amount|total|revenue|value|price/i.test(name),
	);
	return { event, ...(money ? { sum: money.name } : { count: true }), within: "1y", top: "10%" };
}
