import type { Field, FieldType } from "../../../core/catalogue/field.ts";
import { fieldNameFor } from "../../../core/catalogue/proposal/field-name.ts";
import { checkMapping } from "../../../core/intake/check-mapping.ts";
import type { ImportKind } from "../../../core/intake/import-record.ts";
import type { ColumnMapping, Mapping, SourceOptions } from "../../../core/intake/mapping.ts";
import type { ProposedColumn } from "./proposed-column.ts";

/** One column of the file: what was found out about it, and what the mapping makes of it. */
export interface DraftColumn {
	about: ProposedColumn;
	mapped: ColumnMapping;
	/** Absent from the mapping document unless it is changed: its name is empty or not its own. */
	unnamed?: true;
}

/** A mapping while somebody edits it: every column of the file, whether or not the document names it. */
export interface MappingDraft {
	kind: ImportKind;
	name: string;
	options: SourceOptions;
	columns: readonly DraftColumn[];
}

export type ColumnRole = ColumnMapping["role"];
export type FieldColumn = Extract<ColumnMapping, { field: string }>;

export function isFieldColumn(mapped: ColumnMapping): mapped is FieldColumn {
	return "field" in mapped;
}

/** Roles that a column of such an import can have, in the order in which they are offered. */
export function rolesOf(kind: ImportKind): readonly ColumnRole[] {
	return kind === "customers"
		? ["external-id", "identifier", "attribute", "ignore"]
		: ["external-id", "time", "event-name", "message-id", "property", "identifier", "ignore"];
}

/**
 * Columns that the mapping does not name are ignored, as at import.
 *
 * @param columns what was found out about the file; none where only the mapping is known.
 */
export function draftOf(mapping: Mapping, columns: readonly ProposedColumn[] = []): MappingDraft {
	const mappedOf = new Map(mapping.spec.columns.map((mapped) => [mapped.column, mapped]));
	const abouts = columns.length > 0 ? columns : mapping.spec.columns.map(aboutOf);
	return {
		kind: mapping.spec.imports,
		name: mapping.metadata.name,
		options: mapping.spec.options ?? {},
		columns: abouts.map((about) => {
			const mapped = mappedOf.get(about.column);
			mappedOf.delete(about.column);
			return mapped
				? { about, mapped }
				: { about, mapped: { column: about.column, role: "ignore" }, ...(about.column === "" && { unnamed: true }) };
		}),
	};
}

function aboutOf({ column, role }: ColumnMapping): ProposedColumn {
	return { column, role, examples: [], detectedType: role, labels: [], confidence: 1, reasons: [] };
}

export function changeColumn(draft: MappingDraft, column: string, mapped: ColumnMapping): MappingDraft {
	return {
		...draft,
		columns: draft.columns.map((one) => (one.about.column === column ? { about: one.about, mapped } : one)),
	};
}

/** Gives a column another role; what the roles have in common stays. */
export function changeRole(draft: MappingDraft, column: string, role: ColumnRole): MappingDraft {
	const found = draft.columns.find(({ about }) => about.column === column);
	if (!found || found.mapped.role === role) return draft;
	const changed = changeColumn(draft, column, withRole(draft, found, role));
	if (role !== "external-id" || draft.options.externalId === undefined) return changed;
	const { externalId: _, ...options } = draft.options;
	return { ...changed, options };
}

function withRole(draft: MappingDraft, { about, mapped }: DraftColumn, role: ColumnRole): ColumnMapping {
	const { column } = about;
	if (role !== "identifier" && role !== "attribute" && role !== "property") return { column, role };
	const before = isFieldColumn(mapped) ? mapped : undefined;
	const field = before?.field ?? about.field ?? fieldNameFor(column, takenNames(draft));
	const labels = before?.labels ?? about.labels;
	const common = {
		column,
		field,
		...(labels.length > 0 && { labels: [...labels] }),
		...(before?.required && { required: true }),
		...(before?.description !== undefined && { description: before.description }),
	};
	if (role === "identifier") {
		const format = before?.format === "money" ? undefined : before?.format;
		return { ...common, role, ...(format && { format }) };
	}
	const type = before && before.role !== "identifier" ? before.type : typeOf(about);
	return { ...common, role, type };
}

function takenNames({ columns }: MappingDraft): Set<string> {
	return new Set(columns.flatMap(({ mapped }) => (isFieldColumn(mapped) ? [mapped.field] : [])));
}

const TYPES: readonly string[] = [
	"text",
	"integer",
	"decimal",
	"float",
	"boolean",
	"date",
	"timestamp",
	"text-list",
] satisfies FieldType[];

function typeOf({ detectedType }: ProposedColumn): FieldType {
	return TYPES.includes(detectedType) ? (detectedType as FieldType) : "text";
}

/** Customers without an id column; columns that were ids are then ignored. */
export function numberRows(draft: MappingDraft, numbered: boolean): MappingDraft {
	const { externalId: _, ...options } = draft.options;
	if (!numbered) return { ...draft, options };
	return {
		...draft,
		options: { ...options, externalId: "row-number" },
		columns: draft.columns.map((one) =>
			one.mapped.role === "external-id"
				? { ...one, mapped: { column: one.about.column, role: "ignore" as const } }
				: one,
		),
	};
}

/** Sets options; `undefined` takes one out. */
export function changeOptions(draft: MappingDraft, changes: Partial<SourceOptions>): MappingDraft {
	const options = Object.entries({ ...draft.options, ...changes }).filter(([, value]) => value !== undefined);
	return { ...draft, options: Object.fromEntries(options) };
}

/** The document that the draft stands for. */
export function mappingOf({ kind, name, options, columns }: MappingDraft): Mapping {
	return {
		apiVersion: "segward/v1",
		kind: "Mapping",
		metadata: { name },
		spec: {
			imports: kind,
			...(Object.keys(options).length > 0 && { options }),
			columns: columns.filter(({ unnamed }) => !unnamed).map(({ mapped }) => mapped),
		},
	};
}

export interface DraftIssues {
	/** Problems of one column, by its name. */
	byColumn: ReadonlyMap<string, readonly string[]>;
	/** Problems of the mapping as a whole. */
	general: readonly string[];
	count: number;
}

/** What keeps the mapping from being used with this file and this catalogue: the very rules of the server. */
export function issuesOf(draft: MappingDraft, fields: readonly Field[]): DraftIssues {
	const mapping = mappingOf(draft);
	const names = draft.columns.map(({ about }) => about.column);
	const byColumn = new Map<string, string[]>();
	const general: string[] = [];
	const issues = checkMapping(mapping, names, fields);
	for (const { path, column, message } of issues) {
		const at = column ?? mapping.spec.columns[Number(/^spec\.columns\[(\d+)\]/.exec(path ?? "")?.[1] ?? -1)]?.column;
		if (at === undefined) general.push(message);
		else byColumn.set(at, [...(byColumn.get(at) ?? []), message]);
	}
	for (const { mapped } of draft.columns) {
		if (!isFieldColumn(mapped) || FIELD_NAME.test(mapped.field)) continue;
		const message = "A field name starts with a letter; then letters, digits, _, - or .; at most 64.";
		byColumn.set(mapped.column, [...(byColumn.get(mapped.column) ?? []), message]);
	}
	const count = general.length + [...byColumn.values()].reduce((sum, messages) => sum + messages.length, 0);
	return { byColumn, general, count };
}

const FIELD_NAME = /^\p{L}[\p{L}\p{N}_.-]{0,63}$/u;
