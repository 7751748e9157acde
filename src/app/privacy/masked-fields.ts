import type { Field } from "../../core/catalogue/field.ts";
import { compileMask, type ShownAs } from "../../core/privacy/masking/compile-mask.ts";
import { HIDDEN } from "../../core/privacy/masking/safe-line.ts";
import type { CanonicalValue } from "../../ports/customer-data.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { type Looking, type Masks, masksFor } from "./masks-for.ts";

/** A value as people see it; of a list, each item, and not how many there are where all are hidden. */
export type ShownValue = string | string[] | null;

export type MaskedField = Pick<Field, "no" | "name" | "labels" | "type"> & Partial<Pick<Field, "derivedFrom">>;

/** The one place where values of customers become what people see; every use case that shows any goes through it. */
export interface MaskedFields extends Masks {
	/** Keep the result while values of one field are shown: each mask is made ready once. */
	shownAs(field: MaskedField): ShownAs;
	/** A value of one customer, named by the seed of noise; null where there is none. */
	show(field: MaskedField, value: CanonicalValue | undefined, noiseSeed: string): ShownValue;
}

export async function maskedFields(
	services: Pick<Services, "store" | "clock" | "maskKeys">,
	call: Pick<Call, "principal" | "workspaceId">,
	looking: Looking,
): Promise<MaskedFields> {
	const masks = await masksFor(services, call, looking);
	const keyed = services.maskKeys.of(call.workspaceId, looking.purpose ?? "");
	const nowMs = services.clock.now();
	const known = new Map<MaskedField, ShownAs>();
	const shownAs = (field: MaskedField): ShownAs => {
		const ready = known.get(field) ?? compileMask(masks.of(field).mask, { field, nowMs, keyed });
		known.set(field, ready);
		return ready;
	};
	return {
		...masks,
		shownAs,
		show: showsThrough(shownAs),
	};
}

/** Values by the masks of their fields: of a list, each item. */
export function showsThrough(shownAs: MaskedFields["shownAs"]): MaskedFields["show"] {
	return (field, value, noiseSeed) => shownValue(shownAs(field), value, noiseSeed);
}

/** Values of one field, of as many customers. One mask for all of them is much faster than a row's masks in turn. */
export function shownColumn(
	masked: Pick<MaskedFields, "shownAs">,
	field: MaskedField,
	values: readonly (CanonicalValue | undefined)[],
	noiseSeeds: readonly string[],
): ShownValue[] {
	const show = masked.shownAs(field);
	return values.map((value, at) => shownValue(show, value, noiseSeeds[at] ?? ""));
}

function shownValue(show: ShownAs, value: CanonicalValue | undefined, noiseSeed: string): ShownValue {
	if (value == null) return null;
	if (typeof value === "string") return show(value, noiseSeed);
	const items = value.map((one) => show(one, noiseSeed));
	return items.every((one) => one === HIDDEN) ? items.slice(0, 1) : items;
}
