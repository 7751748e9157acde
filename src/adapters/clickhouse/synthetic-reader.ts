import { SegwardError } from "../../core/error/segward-error.ts";
import type { ReadField, SyntheticRead, SyntheticReader } from "../../ports/synthetic-reader.ts";
import type { Database } from "./database.ts";
import { MEMBERS } from "./extract-reader.ts";
import { GroupCollector } from "./group-collector.ts";
import { type EngineTables, engineTables, KEY_RANGE, narrowed } from "./segments/engine-tables.ts";

/** Customers of one statement: bounds what it groups and what comes back. */
const KEYS_AT_ONCE = 262_144;

export function createSyntheticReader(database: Database): SyntheticReader {
	return {
		async customers(read, fields, eventNames) {
			const collector = new GroupCollector(fields.length + 2 * eventNames.length);
			const names = Object.fromEntries(eventNames.map((name, at) => [`n${at}`, name]));
			await eachRange(database, read, names, collectInto(collector), (tables) =>
				customersSql(tables, read, fields, eventNames.length),
			);
			return collector.groups(false);
		},
		async eventNames(read, most) {
			const customers = new Map<string, number>();
			const take = (row: Row) =>
				customers.set(String(row.name), (customers.get(String(row.name)) ?? 0) + Number(row.m));
			await eachRange(database, read, { most }, take, ({ events, memberships }) =>
				events === undefined
					? undefined
					: `SELECT arrayJoin(names) AS name, count() AS m FROM (SELECT arraySlice(arraySort(one -> cityHash64(one), ` +
						`groupUniqArray(toString(name))), 1, {most:UInt32}) AS names FROM ${events} ` +
						`WHERE ${chosen(memberships, read)} GROUP BY customer_key) GROUP BY name`,
			);
			return customers;
		},
		async oneEventEach(read, eventName, fields) {
			const collector = new GroupCollector(fields.length);
			await eachRange(database, read, { name: eventName }, collectInto(collector), (tables) => {
				if (tables.events === undefined) return undefined;
				const columns = fields.map((one) => (tables.columns.has(one.no) ? textOf("p", one) : "''"));
				return (
					`SELECT v, count() AS m FROM (SELECT argMin([${columns.join(", ")}], message_hash) AS v FROM ${tables.events} ` +
					`WHERE name = {name:String} AND ${chosen(tables.memberships, read)} GROUP BY customer_key) GROUP BY v`
				);
			});
			return collector.groups(false);
		},
	};
}

type Row = Record<string, unknown>;

function collectInto(collector: GroupCollector): (row: Row) => void {
	return ({ v, m }) => collector.add(v as string[], Number(m), Number(m));
}

/** Every customer is a row, whether he did anything or not. */
function customersSql(
	{ customers, events, memberships, columns }: EngineTables,
	read: SyntheticRead,
	fields: readonly ReadField[],
	names: number,
): string {
	const attributes = `[${fields.map((one) => (columns.has(one.no) ? textOf("a", one) : "''")).join(", ")}]`;
	const where = `WHERE ${chosen(memberships, read)}`;
	if (names === 0) return `SELECT ${attributes} AS v, count() AS m FROM ${customers} ${where} GROUP BY v`;
	const all = Array.from({ length: names }, (_, at) => at);
	const none = `[${all.map(() => "'0', ''").join(", ")}]`;
	if (events === undefined) {
		return `SELECT arrayConcat(${attributes}, ${none}) AS v, count() AS m FROM ${customers} ${where} GROUP BY v`;
	}
	const summary = all.map((at) => {
		const count = `countIf(name = {n${at}:String})`;
		const last = `toString(toDate32(maxIf(time, name = {n${at}:String})))`;
		return `toString(${count}), if(${count} = 0, '', ${last})`;
	});
	const named = all.map((at) => `{n${at}:String}`).join(", ");
	return (
		`SELECT arrayConcat(${attributes}, if(empty(e), ${none}, e)) AS v, count() AS m FROM ${customers} LEFT JOIN ` +
		`(SELECT customer_key, [${summary.join(", ")}] AS e FROM ${events} WHERE name IN (${named}) AND ${KEY_RANGE} ` +
		`GROUP BY customer_key) AS done USING (customer_key) ${where} GROUP BY v`
	);
}

/** Lists as JSON, everything else as canonical text. */
function textOf(prefix: "a" | "p", { no, type }: ReadField): string {
	const column = `${prefix}_${no}`;
	return type === "text-list" ? `if(empty(${column}), '', toJSONString(${column}))` : `ifNull(toString(${column}), '')`;
}

function chosen(memberships: string, { membership }: SyntheticRead): string {
	const members = membership === undefined ? "" : ` AND bitmapContains(${MEMBERS(memberships)}, customer_key)`;
	return `${KEY_RANGE}${members} AND cityHash64(customer_key) % {oneIn:UInt32} = 0`;
}

async function eachRange(
	database: Database,
	{ workspaceId, version, membership, oneIn, signal }: SyntheticRead,
	parameters: Record<string, string | number>,
	take: (row: Row) => void,
	sqlOf: (tables: EngineTables) => string | undefined,
): Promise<void> {
	const tables = engineTables(workspaceId, version);
	const sql = tables && sqlOf(tables);
	if (tables === undefined || sql === undefined) return;
	const members = membership ? { segment: membership.segmentNo, refresh: membership.refreshNo } : {};
	for (const { no, lo, hi } of narrowed(tables.slices, KEYS_AT_ONCE)) {
		if (signal?.aborted) throw new SegwardError("cancelled");
		const slice = membership ? { slice: no } : {};
		const bound = { ...parameters, ...members, ...slice, oneIn, lo, hi };
		for (const row of await database.rows(sql, bound, { lane: "refresh", signal })) take(row);
	}
}
