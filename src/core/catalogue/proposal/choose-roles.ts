import { lexicon } from "../classify/column-name.ts";
import { type AnalysedColumn, hasLabel } from "./analysed-column.ts";

const timeNames = lexicon(
	"time, timestamp, ts, datetime, date time, event time, occurred*, happened*, invoice date, order date, purchase date, transaction date, created at, created",
	"date, received at, sent at, event date, datum, zeit, zeitpunkt, zeitstempel, bestelldatum, fecha, data, data hora, date commande, datum tijd, время, дата, *日時*, *时间*",
);
const lesserTimes = lexicon("updated, modified, due, delivery, shipped, expires, valid, imported, processed, loaded");
const eventNames = lexicon(
	"event, event name, event type, action, activity, activity type, ereignis, evento, evenement, action type, событие",
);
const messageIds = lexicon("message id, messageid, event id, eventid, insert id");
const idNames = lexicon("id, uuid, guid, key, no, nr, number, ref, reference, code, nummer, numero");
const otherThings = lexicon(
	"order*, invoice*, product*, item, sku, stock*, transaction*, session*, zip*, post*, phone*, house*, card*, line, row, batch*",
);

/** The customer's own reference: by label first, then by uniqueness and name. Undefined where the file has none. */
export function chooseExternalId(
	columns: readonly AnalysedColumn[],
	imports: "customers" | "events",
): AnalysedColumn | undefined {
	const labelled = columns.filter((column) => hasLabel(column, "external-id"));
	if (labelled.length > 0)
		return best(
			labelled,
			({ sample }) =>
				completeness(columns, sample.values.length) + (imports === "customers" ? sample.distinctShare : 0),
		);
	if (imports === "customers") {
		const unique = columns.filter(
			(column) =>
				isReferenceLike(column) &&
				column.sample.distinctShare === 1 &&
				completeness(columns, column.sample.values.length) === 1,
		);
		const named = unique.filter(({ sample }) => idNames(sample.words) && !otherThings(sample.words));
		if (named.length > 0) return named[0];
	}
	const people = columns.filter((column) => hasLabel(column, "email") || hasLabel(column, "online-id"));
	return best(people, ({ sample }) => completeness(columns, sample.values.length) + sample.distinctShare / 2);
}

function isReferenceLike(column: AnalysedColumn): boolean {
	const { inferred, sample } = column;
	if (inferred.type !== "text" && inferred.type !== "integer") return false;
	const personal = column.classification.labels.some(({ label }) => label !== "external-id" && label !== "online-id");
	return !personal && sample.values.length > 0 && sample.share((value) => /^\S{1,128}$/.test(value)) === 1;
}

/** The instant at which the event happened: a date or time that is nobody's birth date, the best named first. */
export function chooseTime(columns: readonly AnalysedColumn[]): AnalysedColumn | undefined {
	const moments = columns.filter(
		(column) => !hasLabel(column, "birth-date") && !hasLabel(column, "secret") && (isMoment(column) || isEpoch(column)),
	);
	return best(moments, ({ sample, inferred }) => {
		const named = timeNames(sample.words) ? 2 : 0;
		const lesser = lesserTimes(sample.words) ? -2 : 0;
		return named + lesser + (inferred.type === "timestamp" ? 1 : 0) + completeness(columns, sample.values.length);
	});
}

function isMoment({ inferred }: AnalysedColumn): boolean {
	return inferred.type === "date" || inferred.type === "timestamp";
}

function isEpoch({ inferred, sample }: AnalysedColumn): boolean {
	return (
		inferred.type === "integer" &&
		timeNames(sample.words) &&
		sample.share((value) => /^\d{10}$|^\d{13}$/.test(value)) === 1
	);
}

export function chooseEventName(columns: readonly AnalysedColumn[]): AnalysedColumn | undefined {
	return columns.find(
		({ sample, inferred }) =>
			eventNames(sample.words) &&
			inferred.type === "text" &&
			sample.distinctCount <= 200 &&
			sample.share((value) => value.length <= 100) === 1,
	);
}

export function chooseMessageId(columns: readonly AnalysedColumn[]): AnalysedColumn | undefined {
	return columns.find(
		({ sample }) => messageIds(sample.words) && sample.values.length > 0 && sample.distinctShare === 1,
	);
}

const purchases = lexicon(
	"invoice*, order*, purchase*, quantity, unit price, basket, bestell*, rechnung*, commande, facture, pedido, factura, fattura, ordine",
);

/** One name for all events of a file that has no column for it. */
export function eventNameFor(fileName: string, columns: readonly AnalysedColumn[]): string {
	if (columns.some(({ sample }) => purchases(sample.words))) return "purchase";
	const base = fileName.replace(/^.*[\\/]/, "").replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, "");
	const slug = base
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, "_")
		.replace(/^_+|_+$/g, "");
	return slug.slice(0, 100) || "event";
}

function completeness(columns: readonly AnalysedColumn[], values: number): number {
	const most = Math.max(1, ...columns.map(({ sample }) => sample.values.length));
	return values / most;
}

function best<T>(items: readonly T[], score: (item: T) => number): T | undefined {
	let winner: T | undefined;
	let highest = Number.NEGATIVE_INFINITY;
	for (const item of items) {
		const value = score(item);
		if (value > highest) {
			winner = item;
			highest = value;
		}
	}
	return winner;
}
