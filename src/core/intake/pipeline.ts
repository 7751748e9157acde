import type { Field } from "../catalogue/field.ts";
import { SegwardError } from "../error/segward-error.ts";
import type { AcceptedRows, CanonicalCell, IdentifierColumn, Rejection } from "./accepted-rows.ts";
import { cellText, type IntakeContext } from "./compile-column.ts";
import type { IdentifierValue } from "./identifier-value.ts";
import type { Mapping } from "./mapping.ts";
import { memoise } from "./memo.ts";
import { normaliseText, nullWords } from "./normalise.ts";
import type { Cell, RawRow } from "./raw-row.ts";
import type { QuarantineReason } from "./reasons.ts";
import { Refusal } from "./refusal.ts";
import {
	eventNameStep,
	externalIdStep,
	type IdentifierStep,
	identifierStep,
	type LineStep,
	lineStep,
	timeStep,
	type ValueStep,
	valueStep,
} from "./row-steps.ts";
import { zoneOffset } from "./time-zone.ts";
import type { ValueFormats } from "./value-formats.ts";

export interface RowPipelineOptions {
	/** One that `checkMapping` found nothing wrong with. */
	mapping: Mapping;
	/** Columns of the source. */
	columns: readonly string[];
	/** The catalogue, with every field that the mapping names and every derived attribute that is wanted. */
	fields: readonly Field[];
	formats: ValueFormats;
}

/** From raw rows to canonical columns: every row is either accepted whole or rejected with one reason. */
export interface RowPipeline {
	/** Adds the row to the current batch, or says why not; the first column at fault, in file order of the mapping. */
	add(row: RawRow): Rejection | undefined;
	/** Accepted rows since the last `take`. */
	readonly size: number;
	/** The current batch; starts a new one. */
	take(): AcceptedRows;
}

const MAX_EXTERNAL_ID_LENGTH = 512;
const MAX_EVENT_NAME_LENGTH = 200;

/** @throws SegwardError `internal` when the mapping was not checked against columns and fields before. */
export function createRowPipeline({ mapping, columns, fields, formats }: RowPipelineOptions): RowPipeline {
	const options = mapping.spec.options ?? {};
	const isEvents = mapping.spec.imports === "events";
	const context: IntakeContext = {
		options,
		formats,
		isNull: nullWords(options.nulls),
		offset: zoneOffset(options.timeZone ?? "UTC"),
	};
	const columnNos = new Map(columns.map((name, no) => [name, no]));
	let externalId: LineStep<string> | undefined;
	let time: LineStep<number> | undefined;
	let eventName: LineStep<string> | undefined;
	let messageId: LineStep<string> | undefined;
	const valueSteps: ValueStep[] = [];
	const identifierSteps: IdentifierStep[] = [];
	for (const column of mapping.spec.columns) {
		const no = columnNos.get(column.column);
		if (no === undefined) continue;
		switch (column.role) {
			case "external-id":
				externalId = externalIdStep(no, column.integer ?? false, MAX_EXTERNAL_ID_LENGTH, context);
				break;
			case "time":
				time = timeStep(no, context);
				break;
			case "event-name":
				eventName = eventNameStep(no, MAX_EVENT_NAME_LENGTH, context);
				break;
			case "message-id":
				messageId = lineStep(no, "message-id-invalid", MAX_EXTERNAL_ID_LENGTH, context);
				break;
			case "identifier":
				identifierSteps.push(identifierStep(column, no, fields, context));
				break;
			case "attribute":
			case "property":
				valueSteps.push(valueStep(column, no, fields, context));
				break;
			default:
		}
	}
	const idStep = externalId;
	if (idStep === undefined && options.externalId !== "row-number") {
		throw new SegwardError("internal", { detail: "The mapping has no external id." });
	}
	const countryOf = rowCountry(options, columnNos, context);

	const values = new Array<CanonicalCell>(valueSteps.length).fill(null);
	const identifiers = new Array<IdentifierValue | null>(identifierSteps.length).fill(null);
	let batch = emptyBatch();
	let valueColumns = valueSteps.map(() => [] as CanonicalCell[]);
	// Attributes belong to customers; what an event's identifiers say of its customer comes with the customer's own import.
	const derivedSteps = isEvents
		? []
		: identifierSteps.flatMap(({ derived }, from) =>
				derived.map(({ fieldNo, derivation }) => ({ fieldNo, from, derive: derivation.derive })),
			);
	let derivedColumns = derivedSteps.map(() => [] as CanonicalCell[]);

	function emptyBatch(): AcceptedRows {
		return {
			rowNos: [],
			externalIds: [],
			identifiers: identifierSteps.map(({ fieldNo }) => ({ fieldNo, values: [], normalised: [] })),
			values: new Map(),
			timesMs: [],
			names: [],
			messageIds: [],
		};
	}

	function add(row: RawRow): Rejection | undefined {
		const { rowNo, cells, fault } = row;
		if (fault !== undefined) {
			const columnNo = fault.column === undefined ? -1 : (columnNos.get(fault.column) ?? -1);
			return { rowNo, reason: fault.reason, columnNo };
		}
		const id = idStep === undefined ? `row-${rowNo}` : idStep.read(cells[idStep.columnNo]);
		if (typeof id !== "string") return reject(rowNo, id, "external-id-missing", idStep?.columnNo ?? -1);

		let timeMs = 0;
		let name = "";
		let message: string | null = null;
		if (isEvents) {
			const read = time === undefined ? null : time.read(cells[time.columnNo]);
			if (typeof read !== "number") return reject(rowNo, read, "time-missing", time?.columnNo ?? -1);
			timeMs = read;
			const named = eventName === undefined ? null : eventName.read(cells[eventName.columnNo]);
			if (named instanceof Refusal) return reject(rowNo, named, "event-name-missing", eventName?.columnNo ?? -1);
			const stated = named ?? options.eventName;
			if (stated === undefined) return reject(rowNo, null, "event-name-missing", eventName?.columnNo ?? -1);
			name = stated;
			if (messageId !== undefined) {
				const given = messageId.read(cells[messageId.columnNo]);
				if (given instanceof Refusal) return reject(rowNo, given, "message-id-invalid", messageId.columnNo);
				message = given;
			}
		}
		const country = countryOf(cells);
		for (let i = 0; i < identifierSteps.length; i++) {
			const step = identifierSteps[i] as IdentifierStep;
			const value = step.read(cells[step.columnNo], country);
			if (value instanceof Refusal) return reject(rowNo, value, "value-missing", step.columnNo);
			if (value === null && step.required) return reject(rowNo, null, "value-missing", step.columnNo);
			identifiers[i] = value;
		}
		for (let i = 0; i < valueSteps.length; i++) {
			const step = valueSteps[i] as ValueStep;
			const value = step.read(cells[step.columnNo], country);
			if (value instanceof Refusal) return reject(rowNo, value, "value-missing", step.columnNo);
			if (value === null && step.required) return reject(rowNo, null, "value-missing", step.columnNo);
			values[i] = value;
		}

		batch.rowNos.push(rowNo);
		batch.externalIds.push(id);
		if (isEvents) {
			batch.timesMs.push(timeMs);
			batch.names.push(name);
			batch.messageIds.push(message);
		}
		for (let i = 0; i < values.length; i++) (valueColumns[i] as CanonicalCell[]).push(values[i] as CanonicalCell);
		for (let i = 0; i < identifiers.length; i++) {
			const column = batch.identifiers[i] as IdentifierColumn;
			const identifier = identifiers[i] as IdentifierValue | null;
			column.values.push(identifier === null ? null : identifier.value);
			column.normalised.push(identifier === null ? null : identifier.normalised);
		}
		for (let i = 0; i < derivedSteps.length; i++) {
			const { from, derive } = derivedSteps[i] as (typeof derivedSteps)[number];
			(derivedColumns[i] as CanonicalCell[]).push(derive(identifiers[from] ?? undefined));
		}
		return undefined;
	}

	function take(): AcceptedRows {
		const taken = batch;
		valueSteps.forEach((step, i) => {
			taken.values.set(step.fieldNo, valueColumns[i] ?? []);
		});
		derivedSteps.forEach((step, i) => {
			taken.values.set(step.fieldNo, derivedColumns[i] ?? []);
		});
		batch = emptyBatch();
		valueColumns = valueSteps.map(() => []);
		derivedColumns = derivedSteps.map(() => []);
		return taken;
	}

	return {
		add,
		take,
		get size() {
			return batch.rowNos.length;
		},
	};
}

function reject(rowNo: number, refusal: Refusal | null, missing: QuarantineReason, columnNo: number): Rejection {
	return { rowNo, reason: refusal === null ? missing : refusal.reason, columnNo };
}

/** The country that rules national notations of a row: of its own column where one is named, else the default. */
function rowCountry(
	options: IntakeContext["options"],
	columnNos: ReadonlyMap<string, number>,
	context: IntakeContext,
): (cells: readonly (Cell | undefined)[]) => string | undefined {
	const columnNo = options.countryColumn === undefined ? undefined : columnNos.get(options.countryColumn);
	const standard = options.defaultCountry?.toUpperCase();
	if (columnNo === undefined) return () => standard;
	const known = memoise((text) => context.formats.country(normaliseText(text)) ?? standard ?? "");
	return (cells) => {
		const cell = cells[columnNo];
		const text = cell === undefined || cell === null ? undefined : cellText(cell);
		const country = text === undefined ? standard : known(text);
		return country === "" ? undefined : country;
	};
}
