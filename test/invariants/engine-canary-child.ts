import { createInterface } from "node:readline";
import { Session } from "chdb";
import { openClickHouse } from "../../src/adapters/clickhouse/open.ts";
import { SegwardError } from "../../src/core/error/segward-error.ts";
import { EMPTY_DATA_VERSION } from "../../src/ports/customer-data.ts";
import { FIELDS, LATER_PROPERTY } from "../conformance/customer-data-samples.ts";

/**
 * Runs in a process of its own: plants canaries in the engine, phase by phase. It prints the name of each phase when it
 * is done and goes on when it reads a line, so that the parent can look at the files at any moment, and kill it.
 */
const [mode, directory = "", canaryList = ""] = process.argv.slice(2);
const canaries = canaryList.split(",");
const [attribute = "", listItem = "", property = "", eventName = "", query = ""] = canaries;

const ROWS = 40_000;
const BATCH = 20_000;
const NUMBERS = Array.from({ length: BATCH }, (_, index) => index);

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
async function phase(name: string, work: () => Promise<void>): Promise<void> {
	await work();
	process.stdout.write(`${name}\n`);
	await lines.next();
}

/** Statements that would spill: far more groups, rows to sort and rows to join than their memory allows. */
const hungry = (table: string, column: string, key: string, width: number): string[] => {
	const many = `(SELECT concat(assumeNotNull(${column}), '${query}', toString(${key} * 100 + arrayJoin(range(${width})))) AS x FROM ${table})`;
	return [
		`SELECT count() FROM (SELECT x, count() FROM ${many} GROUP BY x)`,
		`SELECT count() FROM (SELECT x FROM ${many} ORDER BY x LIMIT 1000000000)`,
		`SELECT count() FROM ${many} AS a INNER JOIN ${many} AS b ON a.x = b.x`,
	];
};

async function sealed(): Promise<void> {
	const limits = { memoryBytes: 1_500_000_000, queryMemoryBytes: 60_000_000 };
	const engine = { kind: "embedded", directory, diskKey: new Uint8Array(32).fill(5) } as const;
	const { customerData, database } = await openClickHouse({ engine, limits });
	await customerData.createWorkspace("w");
	const request = { workspaceId: "w", importNo: 1, kind: "events", mode: "upsert", base: EMPTY_DATA_VERSION } as const;
	const stage = await customerData.openStage({ ...request, fields: [...FIELDS, LATER_PROPERTY] });

	await phase("insert", async () => {
		for (let start = 0; start < ROWS; start += BATCH) {
			const customerKeys = NUMBERS.map((number) => start + number + 1);
			await stage.writeCustomers({
				customerKeys,
				attributes: new Map<number, (string | string[])[]>([
					[2, NUMBERS.map((number) => `${attribute}${number % 1000}`)],
					[9, NUMBERS.map(() => [listItem])],
				]),
			});
			await stage.writeEvents({
				customerKeys,
				names: NUMBERS.map(() => eventName),
				timesMs: NUMBERS.map((number) => 1.7e12 + number),
				messageHashes: NUMBERS.map(() => "0"),
				properties: new Map([[11, NUMBERS.map(() => property)]]),
			});
		}
	});
	const tables: string[] = [];
	await phase("publish", async () => {
		const { next } = await stage.publish(ROWS + 1);
		tables.push(`ws_w.${next.tables.customers}`, `ws_w.${next.tables.events}`);
	});
	await phase("merge", async () => {
		for (const table of tables) {
			await database.command(`INSERT INTO ${table} SELECT * FROM ${table}`, {}, { lane: "ingest" });
			await database.command(`OPTIMIZE TABLE ${table} FINAL`, {}, { lane: "ingest" });
		}
	});
	await phase("hungry", async () => {
		for (const sql of hungry(tables[0] ?? "", "a_2", "customer_key", 60)) {
			const code = await database.rows(sql, {}, { lane: "refresh" }).then(
				() => "done",
				(error: unknown) => (error instanceof SegwardError ? error.code : String(error)),
			);
			process.stdout.write(`hungry:${code}\n`);
		}
	});
	await phase("spill-setting", async () => {
		const settings = { max_bytes_before_external_group_by: 1_000_000 };
		const [sql = ""] = hungry(tables[0] ?? "", "a_2", "customer_key", 60);
		await database.rows(sql, {}, { lane: "refresh", settings }).catch((error: unknown) => {
			process.stdout.write(`setting:${error instanceof SegwardError ? error.code : error}\n`);
		});
	});
	process.stdout.write("endless\n");
	for (;;)
		await database.command(`INSERT INTO ${tables[0]} SELECT * FROM ${tables[0]} LIMIT 50000`, {}, { lane: "ingest" });
}

/** The same values in an engine without our configuration: what the scanner has to find. */
async function plain(): Promise<void> {
	const session = new Session(directory);
	session.query("CREATE DATABASE w");
	session.query("CREATE TABLE w.t (k UInt32, a String) ENGINE = MergeTree ORDER BY k");
	session.query(`INSERT INTO w.t SELECT number, concat('${attribute}', toString(number % 1000)) FROM numbers(${ROWS})`);
	await phase("insert", async () => undefined);
	const [sql] = hungry("w.t", "a", "k", 10);
	await phase("hungry", async () => {
		for (let i = 0; i < 3; i++)
			await session.queryAsync(`${sql} SETTINGS max_bytes_before_external_group_by = 5000000`);
	});
	session.close();
}

await (mode === "plain" ? plain() : sealed());
process.exit(0);
