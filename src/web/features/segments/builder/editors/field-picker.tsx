import type { Field } from "../../../../../core/catalogue/field.ts";
import { protectionOf } from "../../../../design/protection-badge.tsx";
import { useBuilder } from "../builder-tools.tsx";
import type { CatalogueField } from "../model/catalogue.ts";
import type { WhyUnfit } from "../model/unfit.ts";
import type { Entry } from "./entry.ts";
import { EntryPicker } from "./entry-picker.tsx";

interface FieldPickerProps {
	label: string;
	value: string;
	onPick(name: string): void;
	why?: WhyUnfit;
	failed?: boolean;
}

/** An attribute or identifier of customers. */
export function CustomerFieldPicker({ why, ...props }: FieldPickerProps) {
	const { catalogue } = useBuilder();
	const entries = catalogue.customerFields
		.map((field) => entryOf(field, groupOf(field), why))
		.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
	return <EntryPicker {...props} entries={entries} nothing="Import customers to get attributes" />;
}

const GROUPS = ["Attributes", "Derived from identifiers", "Identifiers: sealed, only equality"];

function groupOf(field: Field): string {
	if (field.kind === "identifier") return "Identifiers: sealed, only equality";
	return field.derivedFrom === undefined ? "Attributes" : "Derived from identifiers";
}

function entryOf(field: CatalogueField, group: string, why?: WhyUnfit): Entry {
	const labels = field.labels.join(", ");
	return {
		value: field.name,
		label: field.name,
		group,
		note: `${field.type} · ${protectionOf(field)}`,
		detail: [field.derivedFrom && `from ${field.derivedFrom}`, labels, field.description].filter(Boolean).join(" · "),
		unfit: field.mayUse === false ? keptText(field) : (why?.(field) ?? null),
	};
}

/** Continues "it …". */
function keptText({ keptBecause }: CatalogueField): string {
	return keptBecause?.replace(/^it /, "") ?? "is kept from you";
}

interface PropertyPickerProps extends FieldPickerProps {
	/** Whose properties come first. */
	event: string;
}

/** A property of events; those that such events have come first. */
export function PropertyPicker({ event, why, ...props }: PropertyPickerProps) {
	const { catalogue } = useBuilder();
	const own = new Set(catalogue.event(event)?.properties ?? []);
	const entries = catalogue.properties
		.map((field) => entryOf(field, own.has(field.name) ? `Properties of ${event}` : "Other properties", why))
		.toSorted((a, b) => Number(own.has(b.value)) - Number(own.has(a.value)));
	return <EntryPicker {...props} entries={entries} width={150} nothing="Import events to get properties" />;
}
