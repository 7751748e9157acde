import type { Field } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Masks } from "./masks-for.ts";

/**
 * For answers about one customer that would tell the value of a field.
 *
 * @throws SegwardError `field-forbidden` where a masking rule hides one of the fields whole from the caller.
 */
export function refuseHidden(masks: Masks, fields: readonly Field[]): void {
	const hidden = fields.find(masks.hides);
	if (hidden === undefined) return;
	throw new SegwardError("field-forbidden", {
		detail: `This would tell the value of ${hidden.name}, which the masking rule ${masks.of(hidden).rule} hides from you.`,
		hint: "Ask a privacy officer.",
	});
}
