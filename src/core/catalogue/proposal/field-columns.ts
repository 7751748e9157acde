import { derivationsOf } from "../../intake/derive.ts";
import type { ImportKind } from "../../intake/import-record.ts";
import type { ColumnMapping, SourceOptions } from "../../intake/mapping.ts";
import type { ValueFormats } from "../../intake/value-formats.ts";
import type { Field, FieldType, Label } from "../field.ts";
import { isDirectIdentifier, isRefused } from "../label-policy.ts";
import type { ProposedColumn } from "../propose-mapping.ts";
import { type AnalysedColumn, labelsOf, type SampledRow } from "./analysed-column.ts";
import { chooseFormat } from "./choose-format.ts";
import type { ChosenOptions } from "./choose-options.ts";
import { fieldNameFor } from "./field-name.ts";

interface Source {
	kind: ImportKind;
	columns: readonly string[];
	rows: readonly SampledRow[];
	options: SourceOptions;
	chosen: ChosenOptions;
	formats: ValueFormats;
	existingFields: readonly Field[];
}

export interface DecidedColumn {
	proposed: ProposedColumn;
	mapped: ColumnMapping;
}

/** Decides the columns that become fields (identifiers, attributes, properties) or are ignored; keeps names unique. */
export class FieldColumns {
	readonly #source: Source;
	readonly #taken = new Set<string>();

	constructor(source: Source) {
		this.#source = source;
	}

	decide(analysed: AnalysedColumn, at: number): DecidedColumn {
		const { column, classification, inferred, nested } = analysed;
		const labels = labelsOf(analysed);
		const about = {
			column,
			detectedType: inferred.type,
			labels,
			confidence: classification.labels[0]?.confidence ?? inferred.accepted * 0.8,
			reasons: classification.labels.flatMap(({ reasons }) => reasons),
		};
		const ignored = (note: string): DecidedColumn => ({
			proposed: { ...about, role: "ignore", note },
			mapped: { column, role: "ignore" },
		});
		if (isRefused(labels)) return ignored("passwords, keys and security codes are not stored");
		if (nested) return ignored("nested objects do not fit into a field; flatten them first");
		const field = fieldNameFor(column, this.#taken);
		const known = this.#knownField(field);
		const identifies = known ? known.kind === "identifier" : isDirectIdentifier(labels);
		return identifies
			? this.#identifier({ ...about, field, role: "identifier" }, analysed, at, known)
			: this.#value(
					{ ...about, field, role: this.#source.kind === "events" ? "property" : "attribute" },
					analysed,
					known,
				);
	}

	#identifier(
		about: ProposedColumn & { field: string },
		analysed: AnalysedColumn,
		at: number,
		known?: Field,
	): DecidedColumn {
		const { column, field } = about;
		const labels = known?.labels ?? about.labels;
		const chosen = chooseFormat(analysed, at, this.#source);
		const notes = [this.#dateNote(analysed), chosen.note];
		if (!chosen.importable && !this.#dateNote(analysed)) {
			return { proposed: withNote({ ...about, role: "ignore" }, notes), mapped: { column, role: "ignore" } };
		}
		const format = known ? known.format : chosen.format;
		return {
			proposed: withNote({ ...about, labels, detectedType: "text" }, notes),
			mapped: { column, role: "identifier", field, ...(format ? { format } : {}), labels },
		};
	}

	#value(about: ProposedColumn & { field: string }, analysed: AnalysedColumn, known?: Field): DecidedColumn {
		const { column, field } = about;
		const { inferred, sample } = analysed;
		const odd = this.#source.chosen.odd.get(column);
		const type: FieldType = known?.type ?? (odd === undefined ? inferred.type : "text");
		const labels: Label[] = known?.labels ?? about.labels;
		const money = inferred.money === true && (type === "decimal" || type === "integer" || type === "float");
		const notes = [
			odd === undefined || known ? undefined : `kept as text, because ${odd}`,
			this.#dateNote(analysed),
			sample.values.length === 0 ? "no values in the sample" : undefined,
			labels.includes("free-text")
				? "free text may hold anything about anyone: import it only if it is needed"
				: undefined,
			labels.includes("special-category") ? "data of a special category needs a purpose that permits it" : undefined,
			inferred.accepted < 1 && type !== "text"
				? `about ${failing(inferred.accepted)} % of the values are not of type ${type} and would be quarantined`
				: undefined,
		];
		const role = this.#source.kind === "events" ? "property" : "attribute";
		return {
			proposed: withNote({ ...about, labels, detectedType: type }, notes),
			mapped: {
				column,
				role,
				field,
				type,
				...(money ? { format: "money" as const } : {}),
				...(labels.length > 0 ? { labels } : {}),
			},
		};
	}

	#dateNote({ column }: AnalysedColumn): string | undefined {
		return this.#source.chosen.undecidedDates.has(column)
			? "day and month cannot be told apart in the sample: set options.dateOrder"
			: undefined;
	}

	/** Existing fields that a column of this file may fill; derived attributes are filled by intake alone. */
	#knownField(name: string): Field | undefined {
		const kinds: readonly Field["kind"][] =
			this.#source.kind === "events" ? ["property", "identifier"] : ["identifier", "attribute"];
		return this.#source.existingFields.find(
			(field) => field.name === name && kinds.includes(field.kind) && field.derivedFrom === undefined,
		);
	}

	/** Renames columns whose field intake would also derive from an identifier, such as `phone_country`. */
	withoutDerivedNames(columns: readonly ColumnMapping[]): ColumnMapping[] {
		const derived = new Set(
			this.#source.existingFields.filter((field) => field.derivedFrom !== undefined).map(({ name }) => name),
		);
		if (this.#source.kind === "customers") {
			for (const mapped of columns) {
				if (mapped.role !== "identifier") continue;
				const { field: name, format, labels } = mapped;
				for (const derivation of derivationsOf({ name, format, labels })) derived.add(derivation.name);
			}
		}
		return columns.map((mapped) =>
			mapped.role === "attribute" && derived.has(mapped.field)
				? { ...mapped, field: fieldNameFor(`${mapped.field}_given`, this.#taken) }
				: mapped,
		);
	}
}

function withNote(proposed: ProposedColumn, notes: readonly (string | undefined)[]): ProposedColumn {
	const said = notes.filter((note) => note !== undefined);
	return said.length === 0 ? proposed : { ...proposed, note: said.join("; ") };
}

function failing(accepted: number): number {
	return Math.max(1, Math.round((1 - accepted) * 100));
}
