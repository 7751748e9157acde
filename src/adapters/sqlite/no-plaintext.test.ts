import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3-multiple-ciphers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AUDIT_MIGRATIONS } from "./audit/migrations.ts";
import { CONTROL_MIGRATIONS } from "./control/migrations/all.ts";
import { migrate } from "./migration.ts";
import { openSealedDatabase, type SealedDatabase } from "./sealed-database.ts";

const KEY = Buffer.alloc(32, 5);
const CANARY = "canary-Ursula-Vogelsang";
/** Enough rows to spill every cache, sort and checkpoint that could write to disk. */
const ROWS = 400;

describe.each([
	["control store", CONTROL_MIGRATIONS],
	["audit log", AUDIT_MIGRATIONS],
])("the sealed %s", (_, migrations) => {
	let directory: string;
	let database: SealedDatabase;
	beforeEach(async () => {
		directory = await mkdtemp(join(tmpdir(), "segward-canary-"));
		database = openSealedDatabase(join(directory, "store.db"), KEY);
		migrate(database, migrations);
		database.pragma("foreign_keys = off");
		database.pragma("cache_size = 5");
	});
	afterEach(async () => {
		if (database.open) database.close();
		await rm(directory, { recursive: true });
	});

	it("shows a value of no text column in any file: in a transaction, after it, checkpointed or closed", async () => {
		expect(plant(database)).toBeGreaterThanOrEqual(5);
		expect(await findings(directory)).toEqual([]);
		database.exec("COMMIT");
		expect(await findings(directory)).toEqual([]);
		database.pragma("wal_checkpoint(truncate)");
		expect(await findings(directory)).toEqual([]);
		database.close();
		expect(await findings(directory)).toEqual([]);
	});

	it("would be caught by this test if its key were left out", async () => {
		const plain = new Database(join(directory, "plain.db"));
		plain.pragma("journal_mode = wal");
		migrate(plain, migrations);
		plain.pragma("foreign_keys = off");
		plant(plain);
		plain.exec("COMMIT");
		expect((await findings(directory)).length).toBeGreaterThan(0);
		plain.close();
	});

	it("has no table name or schema text in its files either", async () => {
		expect(await findings(directory, ["CREATE TABLE", "workspace_id", "SQLite format"])).toEqual([]);
	});

	it("makes no shared-memory or temporary file", async () => {
		plant(database);
		database.exec("CREATE TEMP TABLE sorted AS SELECT name FROM sqlite_schema ORDER BY random()");
		database.exec("COMMIT");
		expect((await readdir(directory)).sort()).toEqual(["store.db", "store.db-wal"]);
	});
});

/** Puts the canary into every text column of every table; leaves the transaction open. Returns how many columns. */
function plant(database: SealedDatabase): number {
	const columns = database
		.prepare(
			`SELECT t.name AS "table", c.name AS "column", c.type AS type FROM sqlite_schema t, pragma_table_info(t.name) c
			WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'schema_versions'`,
		)
		.all() as { table: string; column: string; type: string }[];
	const tables = new Set(columns.map(({ table }) => table));
	database.exec("BEGIN");
	for (const table of tables) {
		const of = columns.filter((column) => column.table === table);
		const insert = database.prepare(`INSERT INTO ${table} VALUES (${of.map(() => "?").join(", ")})`);
		for (let row = 1; row <= ROWS; row++) insert.run(...of.map(({ column, type }) => value(table, column, type, row)));
	}
	return columns.filter(({ type }) => type === "TEXT").length;
}

function value(table: string, column: string, type: string, row: number): string | number | Buffer {
	if (type === "BLOB") return Buffer.from(`${CANARY}-${column}-${row}`);
	// Leaves of the tree and entries of one workspace are numbered without gaps.
	if (type !== "TEXT") return column === "leaf_index" ? row - 1 : row;
	// A trigger and an index read these as JSON.
	if (column === "roles" || column === "entry") return JSON.stringify([`${CANARY}-${column}-${row}`]);
	return column === "workspace_id" && (table === "entries" || table === "leaves")
		? CANARY
		: `${CANARY}-${column}-${row}`;
}

async function findings(directory: string, needles: readonly string[] = [CANARY]): Promise<string[]> {
	const found: string[] = [];
	const forms = needles.flatMap((needle) => [Buffer.from(needle), Buffer.from(needle, "utf16le")]);
	for (const name of await readdir(directory)) {
		const content = await readFile(join(directory, name));
		for (const form of forms) if (content.includes(form)) found.push(`${name}: ${form.toString()}`);
	}
	return found;
}
