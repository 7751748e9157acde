import type { ImportKind } from "../../intake/import-record.ts";
import { lexicon, wordsOfName } from "../classify/column-name.ts";
import { type AnalysedColumn, hasLabel } from "./analysed-column.ts";
import { chooseTime } from "./choose-roles.ts";

const eventFiles = lexicon(
	"event*, order*, purchase*, transaction*, invoice*, sale, sales, retail, click*, log, logs, visit*, session*, activity, activities, payment*, bestellung*",
	"commande*, pedido*, ordini, encomenda*, tracking, page views, bookings, deliveries, orderlines, history",
);
const customerFiles = lexicon(
	"customer*, people, person*, user*, contact*, client*, member*, subscriber*, kunde*, kunden*, clientes, clienti, klanten, profile*, crm",
);
const orderColumns = lexicon(
	"invoice*, order*, quantity, event*, action, transaction*, sku, stock code, product*, unit price, basket, page, url, session*",
);

/** Whether the rows look like people or like things that people did; a reference that repeats says the latter. */
export function guessKind(fileName: string, columns: readonly AnalysedColumn[]): ImportKind {
	if (!chooseTime(columns)) return "customers";
	const words = wordsOfName(fileName.replace(/\.[^.]+(?:\.gz|\.zst)?$/, ""));
	let events = 0;
	if (eventFiles(words)) events += 2;
	if (customerFiles(words)) events -= 2;
	const references = columns.filter((column) => hasLabel(column, "external-id") || hasLabel(column, "online-id"));
	if (references.some(({ sample }) => sample.values.length >= 5 && sample.distinctShare < 0.9)) events += 3;
	if (references.some(({ sample }) => sample.values.length >= 5 && sample.distinctShare === 1)) events -= 1;
	events += Math.min(3, columns.filter(({ sample }) => orderColumns(sample.words)).length);
	const personal = (["name", "birth-date", "email", "address", "phone"] as const).filter((label) =>
		columns.some((column) => hasLabel(column, label)),
	);
	events -= personal.length;
	return events > 0 ? "events" : "customers";
}
