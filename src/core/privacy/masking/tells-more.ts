import type { FieldType } from "../../catalogue/field.ts";
import type { Predicate } from "../../segments/rule/predicate.ts";
import type { ShownAs } from "./compile-mask.ts";
import type { Mask, MaskKind } from "./mask.ts";

/** Masks under which a larger number is never shown as less, so that a limit between two bands tells nothing more. */
const ORDERED: ReadonlySet<MaskKind> = new Set(["bucket", "bands", "significant"]);
/** Below this, decimals are not told apart. */
const FINEST = 1e-6;

/** How a field is shown, and what its values are. */
export interface Shown {
	mask: Mask;
	type: FieldType;
	show: ShownAs;
}

/**
 * Whether knowing that a comparison holds tells more of a value than its mask shows. It does not where the mask shows what the
 * value is compared with as it is, or begins a new band there; that there is a value is always shown.
 */
export function tellsMore(predicate: Predicate | undefined, shown: Shown): boolean {
	if (predicate === undefined) return true;
	return Object.entries(predicate).some(([key, value]) => {
		switch (key) {
			case "known":
			case "ignoreCase":
				return false;
			case "equals":
			case "notEquals":
			case "in":
			case "notIn":
			case "has":
			case "hasAny":
			case "hasAll":
				return [value].flat().some((one) => shown.show(String(one)) !== String(one));
			case "atLeast":
			case "lessThan":
				return !isBandEdge(value, shown, -1);
			case "atMost":
			case "moreThan":
				return !isBandEdge(value, shown, 1);
			case "between":
				return !(Array.isArray(value) && isBandEdge(value[0], shown, -1) && isBandEdge(value[1], shown, 1));
			default:
				return true;
		}
	});
}

/** Whether a number looks different from the next one below (-1) or above (1). */
function isBandEdge(limit: unknown, { mask, type, show }: Shown, towards: -1 | 1): boolean {
	if (typeof limit !== "number" || !mask.every(({ kind }) => ORDERED.has(kind))) return false;
	const next = limit + towards * (type === "integer" ? 1 : FINEST);
	return show(String(limit)) !== show(String(next));
}
