import type { Field, Label } from "../catalogue/field.ts";
import { derivationsOf } from "./derive.ts";
import { identifierFormat } from "./identifier-format.ts";
import type { ColumnMapping, Mapping, ValueFormat } from "./mapping.ts";

export interface MappedFields {
	/** The whole catalogue as it will be after the import, numbered. */
	fields: Field[];
	/** Those that the import adds, without numbers, in the order of their numbers. */
	added: Omit<Field, "no">[];
}

const LABELS_OF_FORMAT: Partial<Record<ValueFormat, readonly Label[]>> = {
	email: ["email"],
	phone: ["phone"],
	iban: ["iban"],
	"payment-card": ["payment-card"],
	"national-id": ["national-id"],
	"ip-address": ["ip-address"],
	"person-name": ["name"],
	address: ["address"],
	"postal-code": ["location"],
	country: ["location"],
	"birth-date": ["birth-date"],
	money: ["financial"],
};

/**
 * The catalogue fields that a mapping needs, the attributes derived from its identifiers included.
 * Known fields stay as they are; new ones take the numbers after the highest.
 *
 * @param confirmed whether a person wrote or confirmed the mapping; otherwise its labels wait for confirmation.
 */
export function mappedFields(mapping: Mapping, catalogue: readonly Field[], confirmed: boolean): MappedFields {
	const known = new Set(catalogue.map(({ kind, name }) => `${kind} ${name}`));
	const wanted = mapping.spec.columns.flatMap((column) => fieldsOf(column, mapping.spec.imports, confirmed));
	const added = wanted.filter(({ kind, name }) => {
		const id = `${kind} ${name}`;
		if (known.has(id)) return false;
		known.add(id);
		return true;
	});
	const highest = catalogue.reduce((most, { no }) => Math.max(most, no), 0);
	return { fields: [...catalogue, ...added.map((field, index) => ({ ...field, no: highest + 1 + index }))], added };
}

function fieldsOf(column: ColumnMapping, imports: Mapping["spec"]["imports"], confirmed: boolean): Omit<Field, "no">[] {
	if (column.role !== "identifier" && column.role !== "attribute" && column.role !== "property") return [];
	const format = column.format ?? identifierFormat(column.labels ?? []);
	const field: Omit<Field, "no"> = {
		kind: column.role,
		name: column.field,
		type: column.role === "identifier" ? "text" : column.type,
		labels: [...(column.labels ?? (format === undefined ? [] : (LABELS_OF_FORMAT[format] ?? [])))],
		...(column.role === "identifier" && format !== undefined ? { format } : {}),
		description: column.description ?? "",
		confirmed,
	};
	if (column.role !== "identifier" || imports !== "customers") return [field];
	const derived = derivationsOf({ name: column.field, format, labels: column.labels });
	return [
		field,
		...derived.map(
			({ name, type, labels, description }): Omit<Field, "no"> => ({
				kind: "attribute",
				name,
				type,
				labels: [...labels],
				description,
				confirmed,
				derivedFrom: column.field,
			}),
		),
	];
}
