import type { Field } from "../../../core/catalogue/field.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { strengthOf } from "../../../core/privacy/masking/strength.ts";
import type { Masks } from "../masks-for.ts";

/**
 * Why a field can be in no extract for somebody: a masking rule of the workspace masks it in the place `export`, and the
 * values of an extract are made coarser, not masked. What labels alone mask is what extracts are for.
 */
export function maskedForExport(masks: Masks, field: Field): string | undefined {
	const { rule, weakened, mask } = masks.of(field);
	const isMasked = rule !== undefined && !weakened && strengthOf(mask) > 0;
	return isMasked || masks.hides(field)
		? `the masking rule ${rule ?? "of its identifier"} masks it in files`
		: undefined;
}

/** @throws SegwardError `extract-refused`, with every such field. */
export function refuseMaskedForExport(masks: Masks, fields: readonly Field[]): void {
	const issues = fields.flatMap((field) => {
		const reason = maskedForExport(masks, field);
		return reason === undefined ? [] : [{ path: field.name, message: reason }];
	});
	if (issues.length === 0) return;
	throw new SegwardError("extract-refused", {
		detail: `${issues.map(({ path }) => path).join(", ")} can be in no extract for you: ${issues[0]?.message}.`,
		hint: "Leave these columns out, or ask a privacy officer.",
		issues,
	});
}
