import type { Field } from "../../core/catalogue/field.ts";
import { compileMask, type ShownAs } from "../../core/privacy/masking/compile-mask.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { type Looking, type Masks, masksFor } from "./masks-for.ts";

type MaskedField = Pick<Field, "no" | "name" | "labels" | "type">;

/** The one place where values of customers become what people see; every use case that shows any goes through it. */
export interface MaskedFields extends Masks {
	/** Keep the result while values of one field are shown: each mask is made ready once. */
	shownAs(field: MaskedField): ShownAs;
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
	return {
		...masks,
		shownAs(field) {
			const ready = known.get(field) ?? compileMask(masks.of(field).mask, { field, nowMs, keyed });
			known.set(field, ready);
			return ready;
		},
	};
}
