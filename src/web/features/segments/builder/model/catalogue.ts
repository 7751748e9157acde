import type { ResultOf } from "../../../../../contract/routes.ts";
import type { Field, FieldType } from "../../../../../core/catalogue/field.ts";
import { EXTERNAL_ID } from "../../../../../core/segments/planning/rule-context.ts";
import { looseOf, textOf } from "./loose.ts";
import { type MeasureForm, readMeasure } from "./measure-form.ts";

export type EventEntry = ResultOf<"listEventNames">["items"][number];
export type ListEntry = ResultOf<"listLists">["items"][number];

export interface TraitEntry {
	name: string;
	title: string;
	/** Of its values; null where its property is unknown. */
	type: FieldType | null;
}

/** A field, and why the builder of a rule may not use it. */
export type CatalogueField = Field & Partial<Pick<ResultOf<"listFields">["items"][number], "mayUse" | "keptBecause">>;

/** What a rule can be about, with look-up by name. */
export interface Catalogue {
	/** Identifiers first by name, then attributes; `externalId` is always one of them. */
	customerFields: readonly CatalogueField[];
	properties: readonly CatalogueField[];
	events: readonly EventEntry[];
	traits: readonly TraitEntry[];
	lists: readonly ListEntry[];
	/** Of the events, in UTC. */
	newestDay: string | undefined;
	customerField(name: string): Field | undefined;
	property(name: string): Field | undefined;
	event(name: string): EventEntry | undefined;
	trait(name: string): TraitEntry | undefined;
	/** Attributes that intake derives from an identifier. */
	derivedFrom(identifier: string): readonly Field[];
}

const EXTERNAL_ID_FIELD: Field = {
	no: Number.MAX_SAFE_INTEGER,
	kind: "identifier",
	name: EXTERNAL_ID,
	type: "text",
	labels: ["external-id"],
	description: "The customer's id in the system that it comes from; always known.",
	confirmed: true,
};

interface CatalogueSources {
	fields: readonly CatalogueField[];
	events: readonly EventEntry[];
	traits: ResultOf<"listTraits">["items"];
	lists: readonly ListEntry[];
	newestDay?: string;
}

export function catalogueOf({ fields, events, traits, lists, newestDay }: CatalogueSources): Catalogue {
	const ofCustomers = fields.filter(({ kind }) => kind !== "property");
	const customerFields = ofCustomers.some(({ name }) => name === EXTERNAL_ID)
		? ofCustomers
		: [...ofCustomers, EXTERNAL_ID_FIELD];
	const properties = fields.filter(({ kind }) => kind === "property");
	const byName = <T extends { name: string }>(items: readonly T[]) => new Map(items.map((item) => [item.name, item]));
	const [fieldIndex, propertyIndex, eventIndex] = [byName(customerFields), byName(properties), byName(events)];
	const entries = traits.map(({ name, document }): TraitEntry => {
		const spec = looseOf(looseOf(document).spec);
		const type = measureType(readMeasure(looseOf(spec.measure)), (property) => propertyIndex.get(property)?.type);
		return { name, title: textOf(spec.title) || name, type };
	});
	const traitIndex = byName(entries);
	return {
		customerFields,
		properties,
		events,
		traits: entries,
		lists,
		newestDay,
		customerField: (name) => fieldIndex.get(name.normalize("NFC")),
		property: (name) => propertyIndex.get(name.normalize("NFC")),
		event: (name) => eventIndex.get(name),
		trait: (name) => traitIndex.get(name),
		derivedFrom: (identifier) => fields.filter((field) => field.derivedFrom === identifier),
	};
}

/** The type of what a measure gives; null where that depends on an unknown property. */
export function measureType(
	{ measure, property }: MeasureForm,
	typeOf: (property: string) => FieldType | undefined,
): FieldType | null {
	if (measure === "none" || measure === "count" || measure === "distinct") return "integer";
	if (measure === "average") return "float";
	if ((measure === "first" || measure === "last") && property === undefined) return "timestamp";
	return (property === undefined ? undefined : typeOf(property)) ?? null;
}
