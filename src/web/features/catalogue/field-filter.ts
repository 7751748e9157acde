import type { Field, FieldKind } from "../../../core/catalogue/field.ts";

export interface FieldFilter {
	kind: FieldKind | "all";
	text: string;
	/** Only those whose labels nobody confirmed yet. */
	unconfirmed: boolean;
}

export const KIND_WORDS: Record<FieldKind, { one: string; many: string }> = {
	identifier: { one: "Identifier", many: "Identifiers" },
	attribute: { one: "Attribute", many: "Attributes" },
	property: { one: "Event property", many: "Event properties" },
};

/** Matches names, labels and descriptions; every word of the text must be found somewhere. */
export function filterFields(fields: readonly Field[], { kind, text, unconfirmed }: FieldFilter): Field[] {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	return fields.filter((field) => {
		if (kind !== "all" && field.kind !== kind) return false;
		if (unconfirmed && field.confirmed) return false;
		if (words.length === 0) return true;
		const about = `${field.name} ${field.type} ${field.labels.join(" ")} ${field.description}`.toLowerCase();
		return words.every((word) => about.includes(word));
	});
}

export function countKinds(fields: readonly Field[]): Record<FieldKind | "all", number> {
	const counts = { all: fields.length, identifier: 0, attribute: 0, property: 0 };
	for (const { kind } of fields) counts[kind]++;
	return counts;
}

export function fieldId({ kind, name }: Pick<Field, "kind" | "name">): string {
	return `${kind}/${name}`;
}

export function fieldPath({ kind, name }: Pick<Field, "kind" | "name">): string {
	return `/catalogue/${kind}/${encodeURIComponent(name)}`;
}
