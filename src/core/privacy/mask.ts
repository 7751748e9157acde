import type { FieldType, Label } from "../catalogue/field.ts";
import { compileMask, type ShownAs } from "./masking/compile-mask.ts";
import { defaultMask } from "./masking/default-masks.ts";

/** The built-in masks need neither a key nor the day. */
const NO_FIELD_NO = 0;

/**
 * A value as people see it under the built-in masks, where no field of the catalogue is known whose masking rules could say
 * more. An e-mail address is masked under any label.
 */
export function maskValue(value: string, labels: readonly Label[], type: FieldType): string {
	return builtInMask(labels, type)(value);
}

function builtInMask(labels: readonly Label[], type: FieldType): ShownAs {
	return compileMask(defaultMask(labels), { field: { no: NO_FIELD_NO, type }, nowMs: 0 });
}
