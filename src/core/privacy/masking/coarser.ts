import type { FieldType } from "../../catalogue/field.ts";
import type { Mask, MaskStep } from "./mask.ts";
import { strengthOf } from "./strength.ts";

/**
 * Whether what `mask` shows follows from what `other` shows, for every value of a field of this type: whoever sees `other`
 * learns nothing by `mask`. Strength alone does not say so, for it also ranks masks that show different things. Where it is
 * not certain, the answer is no.
 */
export function followsFrom(mask: Mask, other: Mask, type: FieldType): boolean {
	if (strengthOf(mask) === 100) return true;
	const [steps, others] = [effective(mask), effective(other)];
	if (JSON.stringify(steps) === JSON.stringify(others)) return true;
	if (others.length === 0) return true;
	const [step, ...more] = steps;
	const [from, ...further] = others;
	return step !== undefined && from !== undefined && more.length + further.length === 0 && isCoarser(step, from, type);
}

/** Without steps that do nothing: none are left of a mask that shows everything. */
export function effective(mask: Mask): Mask {
	return mask.filter(({ kind }) => kind !== "keep");
}

/** Roundings are left out: to round twice is not to round once. */
function isCoarser(step: MaskStep, from: MaskStep, type: FieldType): boolean {
	if (step.kind === "year" && from.kind === "month") return type === "date" || type === "timestamp";
	if (step.kind === "age-band" && from.kind === "age-band") return step.years % from.years === 0;
	if (step.kind === "network" && from.kind === "network") return step.v4 <= from.v4 && step.v6 <= from.v6;
	if (step.kind === "place" && from.kind === "place") return step.decimals <= from.decimals;
	if (step.kind === "card" && from.kind === "card") return step.issuer === 0;
	if (step.kind === "bands" && from.kind === "bands") return step.edges.every((edge) => from.edges.includes(edge));
	return false;
}
