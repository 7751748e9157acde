import type { Field } from "../../../../../core/catalogue/field.ts";
import { ORDERED_TYPES, PROPERTY_TYPES } from "../../../../../core/segments/planning/plan-measure.ts";
import type { MeasureKey } from "../../../../../core/segments/rule/measure.ts";
import type { Catalogue } from "./catalogue.ts";

/** Why a field cannot be chosen here, and what can be instead; null where it can. */
export type WhyUnfit = (field: Field) => string | null;

export function unfitForMeasure(measure: MeasureKey | "none"): WhyUnfit {
	return (field) => {
		if (measure === "none" || measure === "count") return null;
		const types = PROPERTY_TYPES[measure];
		return types.includes(field.type) ? null : `is ${field.type}; this takes ${listing(types)}`;
	};
}

export function unfitForRank(catalogue: Catalogue): WhyUnfit {
	return (field) => {
		if (field.kind === "identifier") return sealedReason(field, catalogue, "has no order");
		return ORDERED_TYPES.includes(field.type) ? null : `is ${field.type}; a rank takes ${listing(ORDERED_TYPES)}`;
	};
}

/** What to say of an identifier: what it does not do, and what is derived from it for the purpose. */
export function sealedReason(field: Field, catalogue: Catalogue, lack: string): string {
	const derived = catalogue.derivedFrom(field.name).map(({ name }) => name);
	return `is sealed and ${lack}${derived.length === 0 ? "" : `; use ${derived.join(", ")}`}`;
}

function listing(types: readonly string[]): string {
	return types.length < 2 ? types.join() : `${types.slice(0, -1).join(", ")} or ${types.at(-1)}`;
}
