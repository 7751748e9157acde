// node scripts/run.mjs scripts/make-sample.ts PATH/online_retail.csv.gz: writes the data files of examples/retail/.
// The same input gives the same files, byte for byte.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { CUSTOMER_DIRT, CUSTOMER_LINE_DIRT, soil } from "./sample/dirt.ts";
import { EVENT_COLUMNS, EVENT_DIRT, eventsOf, orphansOf } from "./sample/events.ts";
import { readOrderLines } from "./sample/order-lines.ts";
import { CUSTOMER_COLUMNS, customersOf } from "./sample/people.ts";
import { ROOT } from "./steps.ts";

const ORPHANS = 40;
const BYTE_ORDER_MARK = "\ufeff";
const FOLDER = join(ROOT, "examples", "retail");

const source = process.argv[2];
if (source === undefined) {
	process.stderr.write("usage: node scripts/run.mjs scripts/make-sample.ts PATH/online_retail.csv.gz\n");
	process.exit(2);
}
const lines = readOrderLines(source);

const customers = soil(customersOf(lines), CUSTOMER_DIRT, "customer rows").map((row) =>
	csvLine(CUSTOMER_COLUMNS.map((column) => row[column])),
);
const soiled = soil(customers, CUSTOMER_LINE_DIRT, "customer lines");
// Spreadsheets write a byte order mark; so does this one.
writeFileSync(join(FOLDER, "customers.csv"), BYTE_ORDER_MARK + csvFile(CUSTOMER_COLUMNS, soiled));

const events = [...soil(eventsOf(lines), EVENT_DIRT, "event rows"), ...orphansOf(lines, ORPHANS)];
const eventLines = events.map((row) => csvLine(EVENT_COLUMNS.map((column) => row[column])));
writeFileSync(join(FOLDER, "events.csv.gz"), gzipSync(csvFile(EVENT_COLUMNS, eventLines), { level: 9 }));

writeDirtTable([
	...dirtRows("customers.csv", [...CUSTOMER_DIRT, ...CUSTOMER_LINE_DIRT]),
	...dirtRows("events.csv.gz", EVENT_DIRT),
	`| events.csv.gz | order line without a customer (the shop's own) | ${ORPHANS} | \`external-id-missing\` |`,
]);
process.stdout.write(`${soiled.length} customer rows, ${events.length} event rows\n`);

function csvFile(columns: readonly string[], csvLines: readonly string[]): string {
	return `${[columns.join(","), ...csvLines].join("\n")}\n`;
}

function csvLine(cells: readonly string[]): string {
	return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}

function dirtRows(file: string, dirt: readonly { what: string; rows: number; expect: string }[]): string[] {
	return dirt.map(({ what, rows, expect }) => {
		const effect = /^[a-z-]+$/.test(expect) ? `\`${expect}\`` : expect;
		return `| ${file} | ${what} | ${rows} | ${effect} |`;
	});
}

/** Replaces the table between the markers of the sample's README. */
function writeDirtTable(rows: readonly string[]): void {
	const file = join(FOLDER, "README.md");
	const table = ["| file | dirt | rows | quarantined as |", "|---|---|---|---|", ...rows].join("\n");
	const text = readFileSync(file, "utf8");
	const [before] = text.split("<!-- dirt -->");
	const [, after] = text.split("<!-- /dirt -->");
	writeFileSync(file, `${before}<!-- dirt -->\n${table}\n<!-- /dirt -->${after}`);
}
