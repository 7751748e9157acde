import type { Field } from "../../core/catalogue/field.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { FieldInsight } from "../../ports/field-insight.ts";
import type { Database } from "./database.ts";
import { fieldColumns, qualified } from "./tables.ts";

/** Columns looked at by one statement. */
const COLUMNS_PER_STATEMENT = 16;
const MOST_NAMES = 5_000;

type Summaries = Awaited<ReturnType<FieldInsight["eventSummaries"]>>;

/** The events by name: how many, of how many customers, with which properties. */
export async function eventSummaries(
	database: Database,
	workspaceId: string,
	version: DataVersion,
	fields: readonly Field[],
): Promise<Summaries> {
	if (version.tables.events === undefined) return [];
	const table = qualified(workspaceId, version.tables.events);
	const rows = (select: string, rest = "") =>
		database.rows(
			`SELECT toString(name) AS event, ${select} FROM ${table} GROUP BY name ${rest}`,
			{},
			{ lane: "interactive" },
		);
	const counted = await rows("count() AS r, uniq(customer_key) AS c", `ORDER BY r DESC, event LIMIT ${MOST_NAMES}`);
	const summaries: Summaries = counted.map((row) => ({
		name: String(row.event),
		rows: Number(row.r),
		customers: Number(row.c),
		propertyNos: [],
	}));
	const byName = new Map(summaries.map((summary) => [summary.name, summary]));
	const columns = fieldColumns("property", fields, version.columns);
	for (let start = 0; start < columns.length; start += COLUMNS_PER_STATEMENT) {
		const some = columns.slice(start, start + COLUMNS_PER_STATEMENT);
		const present = some.map(({ name, type }) =>
			type === "text-list" ? `max(notEmpty(${name}))` : `max(${name} IS NOT NULL)`,
		);
		for (const row of await rows(`[${present.join(", ")}] AS present`)) {
			const flags = row.present as (number | string)[];
			const summary = byName.get(String(row.event));
			summary?.propertyNos.push(...some.filter((_, at) => Number(flags[at]) === 1).map(({ fieldNo }) => fieldNo));
		}
	}
	return summaries;
}

/** So many customers of a day are told apart, and so many are counted at most. */
const MOST_COUNTED = 100;
/** Days with events that are looked through, from the newest back. */
const MOST_DAYS = 1_000;

/** The newest day, in UTC, on which or after which at least this many different customers had events. */
export async function newestEventDay(
	database: Database,
	workspaceId: string,
	version: DataVersion,
	customers: number,
): Promise<string | undefined> {
	if (version.tables.events === undefined) return undefined;
	const days = await database.rows(
		`SELECT toString(toDate32(time)) AS day, groupUniqArray(${MOST_COUNTED})(customer_key) AS keys ` +
			`FROM ${qualified(workspaceId, version.tables.events)} GROUP BY day ORDER BY day DESC LIMIT ${MOST_DAYS}`,
		{},
		{ lane: "interactive" },
	);
	const seen = new Set<unknown>();
	for (const { day, keys } of days) {
		for (const key of keys as unknown[]) seen.add(key);
		if (seen.size >= Math.min(customers, MOST_COUNTED)) return String(day);
	}
	return undefined;
}
