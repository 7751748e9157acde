import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { COUNTRIES } from "./countries.ts";
import { AS_OF, type Scale } from "./scale.ts";

export interface DataFiles {
	customersCsv: string;
	eventsJsonl: string;
	eventsCsv: string;
}

export const PLANS = ["free", "plus", "pro"];
export const EVENT_NAMES = ["view", "view", "view", "search", "cart", "purchase", "purchase", "return"];
const HISTORY_S = 730 * 86_400;

const list = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(", ")}]`;
/** One of the values, decided by the row and a name. */
const pick = (values: readonly string[], row: string, name: string) =>
	`${list(values)}[1 + (hash(${row}, '${name}') % ${values.length})::INT]`;

const customersSql = (scale: Scale) => `
	SELECT 'c' || n AS id,
		${pick(["Anna", "Ben", "Chloé", "Dörte", "Emil", "Fatima"], "n", "given")} || ' ' || ${pick(["Novák", "Smith", "Müller", "O''Brien", "Rossi"], "n", "family")} AS name,
		'person' || n || '@' || ${pick(["example.com", "example.org", "mail.example.net"], "n", "domain")} AS email,
		'+44740' || (n % 4) || lpad((n // 4 % 1000000)::VARCHAR, 6, '0') AS phone,
		${list(COUNTRIES)}[1 + least(hash(n, 'a') % 20, hash(n, 'b') % 20)::INT] AS country,
		'city' || (hash(n, 'city') % 500) AS city,
		${pick(["free", "free", "free", "plus", "plus", "pro"], "n", "plan")} AS plan,
		CASE WHEN hash(n, 'optin') % 10 < 6 THEN 'true' ELSE 'false' END AS opt_in,
		(DATE '2026-01-01' - (hash(n, 'signup') % 2000)::INT)::VARCHAR AS signed_up,
		(hash(n, 'score') % 100000) / 100.0 AS score,
		(hash(n, 'visits') % 400)::INT AS visits
	FROM range(1, ${scale.customers + 1}) customers(n)`;

/** A few customers do much: the share of events falls with the square root of the customer's number. */
const eventsSql = (scale: Scale, from: number, to: number) => `
	SELECT 'e' || n AS id,
		'c' || (1 + floor(${scale.customers} * pow((hash(n, 'who') % 1000000007) / 1000000007.0, 2)))::BIGINT AS customer,
		${pick(EVENT_NAMES, "n", "name")} AS name,
		strftime(TIMESTAMP '${AS_OF.slice(0, 19)}' - to_seconds((hash(n, 'time') % ${HISTORY_S})::BIGINT + 1), '%Y-%m-%dT%H:%M:%SZ') AS time,
		(hash(n, 'amount') % 20000) / 100.0 AS amount,
		'category' || (hash(n, 'category') % 50) AS category,
		1 + (hash(n, 'quantity') % 12)::INT AS quantity
	FROM range(${from}, ${to}) events(n)`;

/** Writes the files once a directory; the same scale gives the same bytes. */
export async function makeDataFiles(directory: string, scale: Scale): Promise<DataFiles> {
	mkdirSync(directory, { recursive: true });
	const files = {
		customersCsv: join(directory, "customers.csv"),
		eventsJsonl: join(directory, "events.jsonl"),
		eventsCsv: join(directory, "events.csv"),
	};
	const instance = await DuckDBInstance.create(":memory:");
	const connection = await instance.connect();
	const write = async (file: string, sql: string, format: string) => {
		if (existsSync(file)) return;
		await connection.run(`COPY (${sql}) TO '${file}.part' (${format})`);
		renameSync(`${file}.part`, file);
	};
	await write(files.customersCsv, customersSql(scale), "FORMAT csv, HEADER");
	await write(files.eventsJsonl, eventsSql(scale, 1, scale.jsonlEvents + 1), "FORMAT json");
	await write(files.eventsCsv, eventsSql(scale, scale.jsonlEvents + 1, scale.events + 1), "FORMAT csv, HEADER");
	connection.closeSync();
	instance.closeSync();
	return files;
}
