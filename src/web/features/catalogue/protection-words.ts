import type { Field, Label } from "../../../core/catalogue/field.ts";
import type { Protection } from "../../design/protection-badge.tsx";

const BY_PROTECTION: Record<Protection, readonly string[]> = {
	sealed: [
		"Every value is encrypted in the vault, with a key that the query engine does not have.",
		"Rules can only ask whether it equals a given value, through a keyed blind index.",
		"People see it masked, never as it is.",
	],
	derived: [
		"It was computed at import from a sealed identifier, so that rules can use it without anyone seeing that.",
		"Sizes below the threshold are hidden, so that nobody can be singled out.",
	],
	masked: [
		"Rules can use the value; people see a masked form in samples and look-ups.",
		"Sizes below the threshold are hidden, so that nobody can be singled out.",
	],
	open: [
		"Samples show the value as it is, beside a pseudonym and never beside an identifier.",
		"Sizes below the threshold are hidden, so that nobody can be singled out.",
	],
};

const BY_LABEL: Partial<Record<Label, string>> = {
	"special-category": "It is data of a special category: use it only for a purpose that permits it.",
	"free-text": "It is free text: addresses, phone, card and account numbers were taken out at import.",
	minor: "It may be about children: use it only for a purpose that permits it.",
};

/** Sentences on how a field is protected and what that means for its use. */
export function protectionWords(field: Pick<Field, "labels">, protection: Protection): string[] {
	return [...BY_PROTECTION[protection], ...field.labels.flatMap((label) => BY_LABEL[label] ?? [])];
}
