import type { ImportKind } from "../intake/import-record.ts";
import type { ColumnMapping, Mapping, SourceOptions } from "../intake/mapping.ts";
import type { ValueFormats } from "../intake/value-formats.ts";
import { withoutAccents } from "./classify/column-name.ts";
import type { Field, FieldType, Label } from "./field.ts";
import { type AnalysedColumn, analyseColumns, labelsOf, type SampledRow } from "./proposal/analysed-column.ts";
import { chooseOptions } from "./proposal/choose-options.ts";
import {
	chooseEventName,
	chooseExternalId,
	chooseMessageId,
	chooseTime,
	eventNameFor,
} from "./proposal/choose-roles.ts";
import { FieldColumns } from "./proposal/field-columns.ts";
import { guessKind } from "./proposal/guess-kind.ts";
import { headerMayBeData } from "./proposal/header-row.ts";

export interface ProposalRequest {
	/** Guessed from names and values when absent. */
	kind?: ImportKind;
	fileName: string;
	/** How the file was read, as somebody stated it: part of the mapping. */
	stated?: Pick<SourceOptions, "delimiter" | "encoding" | "header">;
	facts: { columns: readonly string[] };
	/** The first rows of the file, at most a thousand or so. */
	rows: readonly SampledRow[];
	formats: ValueFormats;
	/** Fields of the same name keep their kind, type and labels. */
	existingFields: readonly Field[];
}

export interface ProposedColumn {
	column: string;
	role: ColumnMapping["role"];
	field?: string;
	detectedType: FieldType;
	labels: Label[];
	/** 0 to 1. */
	confidence: number;
	/** Why these labels; never quotes a value. */
	reasons: readonly string[];
	/** What a person should look at before importing. */
	note?: string;
}

export interface MappingProposal {
	kind: ImportKind;
	mapping: Mapping;
	columns: ProposedColumn[];
	/** What keeps the mapping from being used as it is, such as a missing customer reference. */
	warnings: string[];
	/** The names of the columns look like values: the file may have no header row. */
	headerMayBeData: boolean;
}

/**
 * A mapping for a file by the names of its columns and a sample of its rows. Everything in it is a proposal:
 * `warnings` and the notes say what a person must decide.
 */
export function proposeMapping(request: ProposalRequest): MappingProposal {
	const { fileName, facts, rows, formats } = request;
	const analysed = analyseColumns(facts.columns, rows, formats);
	const mappable = mappableColumns(analysed);
	const kind = request.kind ?? guessKind(fileName, mappable);
	const special = specialRoles(kind, mappable);
	const chosen = chooseOptions(mappable, rows, formats);
	const options: SourceOptions = { ...request.stated, ...chosen.options };
	if (kind === "events" && ![...special.values()].includes("event-name")) {
		options.eventName = eventNameFor(fileName, mappable);
	}
	if (kind === "customers" && ![...special.values()].includes("external-id")) options.externalId = "row-number";
	const { existingFields } = request;
	const source = { kind, columns: facts.columns, rows, options, chosen, formats, existingFields };
	const fieldColumns = new FieldColumns(source);
	const decided = analysed.map((column, at): { proposed: ProposedColumn; mapped?: ColumnMapping } => {
		if (!mappable.includes(column)) return { proposed: unmappable(column) };
		const role = special.get(column);
		return role === undefined ? fieldColumns.decide(column, at) : specialColumn(column, role, chosen.undecidedDates);
	});
	const mappedColumns = fieldColumns.withoutDerivedNames(decided.flatMap(({ mapped }) => mapped ?? []));
	const fieldOf = new Map(
		mappedColumns.flatMap((mapped) => ("field" in mapped ? [[mapped.column, mapped.field]] : [])),
	);
	const mapping: Mapping = {
		apiVersion: "segward/v1",
		kind: "Mapping",
		metadata: { name: mappingName(fileName) },
		spec: {
			imports: kind,
			...(Object.keys(options).length > 0 ? { options } : {}),
			columns: mappedColumns,
		},
	};
	const columns = decided.map(({ proposed }) =>
		proposed.field === undefined ? proposed : { ...proposed, field: fieldOf.get(proposed.column) ?? proposed.field },
	);
	return {
		kind,
		mapping,
		columns,
		warnings: warningsOf(kind, special),
		headerMayBeData: request.stated?.header !== false && headerMayBeData(analysed),
	};
}

const MOST_COLUMNS = 2_000;
const LONGEST_COLUMN_NAME = 500;

/** Columns that a mapping can name: their names are unique, not empty and not endless. */
function mappableColumns(analysed: readonly AnalysedColumn[]): AnalysedColumn[] {
	const seen = new Set<string>();
	const named = analysed.filter(({ column }) => {
		if (column === "" || column.length > LONGEST_COLUMN_NAME || seen.has(column)) return false;
		seen.add(column);
		return true;
	});
	return named.slice(0, MOST_COLUMNS);
}

function unmappable(analysed: AnalysedColumn): ProposedColumn {
	return {
		column: analysed.column,
		role: "ignore",
		detectedType: analysed.inferred.type,
		labels: labelsOf(analysed),
		confidence: 1,
		reasons: [],
		note: "the column has no name of its own, so that a mapping cannot name it",
	};
}

type SpecialRole = "external-id" | "time" | "event-name" | "message-id";

function specialRoles(kind: ImportKind, analysed: readonly AnalysedColumn[]): Map<AnalysedColumn, SpecialRole> {
	const roles = new Map<AnalysedColumn, SpecialRole>();
	const give = (column: AnalysedColumn | undefined, role: SpecialRole) => {
		if (column && !roles.has(column)) roles.set(column, role);
	};
	give(chooseExternalId(analysed, kind), "external-id");
	if (kind === "events") {
		give(chooseTime(analysed), "time");
		give(chooseEventName(analysed), "event-name");
		give(chooseMessageId(analysed), "message-id");
	}
	return roles;
}

function specialColumn(analysed: AnalysedColumn, role: SpecialRole, undecidedDates: ReadonlySet<string>) {
	const { column, classification, inferred, sample } = analysed;
	const isReference = role === "external-id";
	const label = classification.labels[0];
	const note = specialNote(analysed, role, undecidedDates.has(column));
	const proposed: ProposedColumn = {
		column,
		role,
		detectedType: role === "time" ? "timestamp" : inferred.type === "date" ? "date" : "text",
		labels: isReference ? ["external-id"] : [],
		confidence: isReference && label?.label !== "external-id" ? 0.5 : (label?.confidence ?? 0.8),
		reasons: [
			...(label?.reasons ?? []),
			...(isReference && sample.distinctShare === 1 ? ["every value is unique"] : []),
		],
		...(note === undefined ? {} : { note }),
	};
	const mapped: ColumnMapping =
		role === "external-id" && isWrittenWithPoint(analysed) ? { column, role, integer: true } : { column, role };
	return { proposed, mapped };
}

function specialNote(analysed: AnalysedColumn, role: SpecialRole, undecided: boolean): string | undefined {
	const { classification } = analysed;
	if (role === "time" && undecided) return "day and month cannot be told apart in the sample: set options.dateOrder";
	if (role !== "external-id") return undefined;
	if (isWrittenWithPoint(analysed))
		return "the references end in .0, as spreadsheets write them; they are kept as whole numbers";
	return classification.labels[0]?.label === "external-id"
		? undefined
		: "no column is named as a customer reference; this one was chosen because it tells customers apart best";
}

function isWrittenWithPoint({ sample }: AnalysedColumn): boolean {
	return sample.values.length > 0 && sample.share((value) => /^\d+\.0+$/.test(value)) === 1;
}

function warningsOf(kind: ImportKind, roles: ReadonlyMap<AnalysedColumn, SpecialRole>): string[] {
	const given = new Set(roles.values());
	const warnings: string[] = [];
	if (!given.has("external-id")) {
		warnings.push(
			kind === "customers"
				? "No column tells the customers apart, so rows are numbered: customer row-1, row-2 and so on. Such customers cannot be matched with other files; better name the column with the role external-id."
				: "No column tells the customers apart: name the one that does with the role external-id.",
		);
	}
	if (kind === "events" && !given.has("time"))
		warnings.push("No column holds the time of the events: name the one that does with the role time.");
	return warnings;
}

function mappingName(fileName: string): string {
	const base = fileName.replace(/^.*[\\/]/, "").replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, "");
	const name = withoutAccents(base).replace(/[^a-z0-9]+/g, "-");
	return name.replace(/^-+/, "").slice(0, 64).replace(/-+$/, "") || "mapping";
}
