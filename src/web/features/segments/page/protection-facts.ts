import type { Field } from "../../../../core/catalogue/field.ts";
import { referencesIn } from "../../../../core/segments/references.ts";
import type { Rule } from "../../../../core/segments/rule/rule.ts";

/** External ids are sealed without being a field of the catalogue. */
const EXTERNAL_ID = "externalId";

/** Fields of a rule that touch identifiers: the sealed ones themselves, and what was derived from them. */
export function fieldsOfRule(
	rule: Rule,
	fields: readonly Pick<Field, "kind" | "name" | "derivedFrom">[],
): { sealed: string[]; derived: string[] } {
	const { attributes } = referencesIn(rule);
	const named = fields.filter(({ kind, name }) => kind !== "property" && attributes.has(name));
	const sealed = named.filter(({ kind }) => kind === "identifier").map(({ name }) => name);
	return {
		sealed: attributes.has(EXTERNAL_ID) && !sealed.includes(EXTERNAL_ID) ? [EXTERNAL_ID, ...sealed] : sealed,
		derived: named.filter(({ derivedFrom }) => derivedFrom !== undefined).map(({ name }) => name),
	};
}
