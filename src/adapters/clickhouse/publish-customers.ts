import type { ImportMode } from "../../core/intake/import-record.ts";
import type { KeySet } from "./key-set.ts";
import {
	attachSlice,
	IN_RANGE,
	makeNextTable,
	type Publication,
	rangesOf,
	read,
	replaceSlice,
	run,
	slicesOf,
} from "./next-table.ts";
import { type FieldColumn, qualified, SLICE_KEYS, stageTable, tableDefinition } from "./tables.ts";

export interface StagedCustomers {
	/** Qualified name of the stage table; absent when nothing was staged. */
	table?: string;
	/** Columns of the fields that the import fills. */
	filled: readonly FieldColumn[];
	/** Slices in which known customers were staged. */
	knownSlices: ReadonlySet<number>;
}

export interface CustomersPublication extends Publication {
	mode: ImportMode;
	baseTable: string | undefined;
	/** Keys from here on are new in this import. */
	firstNewKey: number;
	columns: { all: readonly FieldColumn[]; added: readonly FieldColumn[] };
	staged: StagedCustomers;
	/** Receives the known staged customers of whom an attribute changed. */
	changed: KeySet;
}

/** SQL that is true where two columns differ, missing values being equal to each other. */
const differs = (column: FieldColumn): string =>
	column.type === "text-list"
		? `b.${column.name} != s.${column.name}`
		: `(isNull(b.${column.name}) != isNull(s.${column.name}) OR ifNull(b.${column.name} != s.${column.name}, false))`;

/** Builds the next `customers` table and returns its name; the current one where nothing changes. */
export async function publishCustomers(publication: CustomersPublication): Promise<string | undefined> {
	const { baseTable, mode, staged } = publication;
	if (staged.table === undefined && !(mode === "replace" && baseTable !== undefined)) return baseTable;
	const next = await makeNextTable(publication, "customers", baseTable, publication.columns);
	const table = qualified(publication.workspaceId, next);
	const merged = qualified(publication.workspaceId, stageTable(publication.importNo, "merged_customers"));
	await run(publication, `DROP TABLE IF EXISTS ${merged} SYNC`);
	await run(publication, `CREATE TABLE ${merged} ${tableDefinition("customers", publication.columns.all)}`);

	const stagedSlices = new Set(staged.table === undefined ? [] : await slicesOf(publication, staged.table));
	const rewritten = mode === "replace" ? new Set(await slicesOf(publication, table)) : staged.knownSlices;
	for (const slice of new Set([...rewritten, ...stagedSlices])) {
		if (!rewritten.has(slice)) await attachSlice(publication, table, staged.table as string, slice);
		else await mergeSlice(publication, table, merged, slice);
	}
	await run(publication, `DROP TABLE ${merged} SYNC`);
	return next;
}

async function mergeSlice(
	publication: CustomersPublication,
	table: string,
	merged: string,
	slice: number,
): Promise<void> {
	const { mode, staged, firstNewKey } = publication;
	const before = publication.changed.size;
	if (staged.table !== undefined) {
		for (const range of rangesOf(slice, publication)) await findChanges(publication, table, staged.table, range);
	}
	if (mode === "upsert" && publication.changed.size === before) {
		const columns = ["customer_key", ...publication.columns.all.map((column) => column.name)].join(", ");
		await run(
			publication,
			`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${staged.table} ` +
				`WHERE ${IN_RANGE} AND customer_key >= {firstNewKey:UInt32}`,
			{ from: slice * SLICE_KEYS, until: (slice + 1) * SLICE_KEYS, firstNewKey },
		);
		return;
	}
	for (const range of rangesOf(slice, publication)) await mergeRange(publication, table, merged, range);
	await replaceSlice(publication, table, merged, slice);
}

async function findChanges(
	publication: CustomersPublication,
	table: string,
	staged: string,
	range: { from: number; until: number },
): Promise<void> {
	const compared = publication.mode === "replace" ? publication.columns.all : publication.staged.filled;
	if (compared.length === 0) return;
	const columns = ["customer_key", ...compared.map((column) => column.name)].join(", ");
	const rows = await read(
		publication,
		`SELECT groupArray(s.customer_key) AS keys FROM (SELECT ${columns} FROM ${staged} WHERE ${IN_RANGE}) AS s ` +
			`INNER JOIN (SELECT ${columns} FROM ${table} WHERE ${IN_RANGE}) AS b ON s.customer_key = b.customer_key ` +
			`WHERE ${compared.map(differs).join(" OR ")}`,
		{ ...range },
	);
	for (const key of (rows[0]?.keys ?? []) as number[]) publication.changed.add(key);
}

async function mergeRange(
	publication: CustomersPublication,
	table: string,
	merged: string,
	range: { from: number; until: number },
): Promise<void> {
	const { mode, staged, columns } = publication;
	const names = columns.all.map((column) => column.name);
	const filled = new Set(staged.filled.map((column) => column.name));
	const source = ["customer_key", ...names].join(", ");
	if (staged.table === undefined) {
		await run(publication, `INSERT INTO ${merged} (customer_key) SELECT customer_key FROM ${table} WHERE ${IN_RANGE}`, {
			...range,
		});
		return;
	}
	const values = names.map((name) => {
		if (mode === "replace") return `s.${name}`;
		return filled.has(name) ? `if(s.present = 1, s.${name}, b.${name})` : `b.${name}`;
	});
	await run(
		publication,
		`INSERT INTO ${merged} (${source}) ` +
			`SELECT ${["if(s.present = 1, s.customer_key, b.customer_key)", ...values].join(", ")} ` +
			`FROM (SELECT ${source} FROM ${table} WHERE ${IN_RANGE}) AS b ` +
			`FULL JOIN (SELECT ${source}, toUInt8(1) AS present FROM ${staged.table} WHERE ${IN_RANGE}) AS s ` +
			"ON b.customer_key = s.customer_key",
		{ ...range },
	);
}
