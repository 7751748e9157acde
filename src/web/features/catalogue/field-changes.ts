import { type Field, type FieldKind, Label } from "../../../core/catalogue/field.ts";
import { labelsBarredFromEngine } from "../../../core/catalogue/label-policy.ts";

export interface FieldChanges {
	labels?: Label[];
	description?: string;
}

/** What differs from the field as it is; the order of labels means nothing. */
export function fieldChanges(field: Field, labels: readonly Label[], description: string): FieldChanges {
	const sameLabels = labels.length === field.labels.length && labels.every((label) => field.labels.includes(label));
	const trimmed = description.trim();
	return {
		...(!sameLabels && { labels: [...labels] }),
		...(trimmed !== field.description && { description: trimmed }),
	};
}

/** Labels that a field of this kind can carry: a field in the engine is no direct identifier, and nothing is a secret. */
export function labelsFor(kind: FieldKind): Label[] {
	const storable = Label.options.filter((label) => label !== "secret");
	if (kind === "identifier") return storable;
	const barred = new Set(labelsBarredFromEngine(storable));
	return storable.filter((label) => !barred.has(label));
}
