import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DISK_KEY_VARIABLE } from "./engine-config.ts";
import { type ClickHouse, openClickHouse } from "./open.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-pool-"));
const open = (fill = 1): Promise<ClickHouse> =>
	openClickHouse({ engine: { kind: "embedded", directory, diskKey: new Uint8Array(32).fill(fill) } });

const ENDLESS = "SELECT count() AS n FROM numbers(1000000000000) WHERE cityHash64(number, {salt:String}) = 7";
const interactive = { lane: "interactive" } as const;

let engine: ClickHouse;

beforeAll(async () => {
	engine = await open();
});
afterAll(async () => {
	await engine.close();
	rmSync(directory, { recursive: true, force: true });
});

const outcome = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe("statements", () => {
	test("values travel as parameters, whatever they hold", async () => {
		const texts = ["it's", "back\\slash", "tab\tline\nreturn\rnul\0", "日本 🎉", "'; DROP TABLE x; --", "\\N", ""];
		for (const text of texts) {
			const sql = "SELECT {text:String} AS text, {list:Array(String)} AS list, {no:Nullable(Int64)} AS no";
			const [row] = await engine.database.rows(sql, { text, list: [text, "b"], no: null }, interactive);
			expect(row).toEqual({ text, list: [text, "b"], no: null });
		}
	});

	test("lanes run side by side, and parameters of one never reach another", async () => {
		const ask = async (lane: "interactive" | "refresh" | "ingest", value: number) => {
			const [row] = await engine.database.rows("SELECT {v:UInt32} AS v, sleep(0.05)", { v: value }, { lane });
			expect(Number(row?.v)).toBe(value);
		};
		const lanes = ["interactive", "refresh", "ingest"] as const;
		await Promise.all(lanes.flatMap((lane, at) => Array.from({ length: 5 }, (_, i) => ask(lane, at * 10 + i))));
	});

	test("settings hold for their statement only", async () => {
		const sql = "SELECT getSetting('max_threads') AS threads";
		const before = await engine.database.rows(sql, {}, { lane: "refresh" });
		const within = await engine.database.rows(sql, {}, { lane: "refresh", settings: { max_threads: 1 } });
		expect(Number(within[0]?.threads)).toBe(1);
		expect(await engine.database.rows(sql, {}, { lane: "refresh" })).toEqual(before);
	});

	test("no statement can turn spilling on", async () => {
		for (const [name, value] of [
			["max_bytes_before_external_group_by", 1],
			["max_bytes_ratio_before_external_sort", "0.5"],
			["max_bytes_before_external_join", 1],
			["max_temporary_data_on_disk_size_for_query", 0],
			["join_algorithm", "grace_hash"],
		] as const) {
			const work = engine.database.rows("SELECT 1", {}, { ...interactive, settings: { [name]: value } });
			expect(await outcome(work), name).toMatchObject({ code: "internal", message: expect.stringContaining("452") });
		}
	});

	test("every table lies on the encrypted disk", async () => {
		await engine.database.command("CREATE DATABASE IF NOT EXISTS d", {}, interactive);
		await engine.database.command("CREATE TABLE d.t (k UInt32) ENGINE = MergeTree ORDER BY k", {}, interactive);
		const sql =
			"SELECT t.storage_policy AS policy, d.is_encrypted AS encrypted FROM system.tables AS t, system.disks AS d";
		const rows = await engine.database.rows(`${sql} WHERE t.database = 'd' AND d.name = 'sealed'`, {}, interactive);
		expect(rows).toEqual([{ policy: "sealed", encrypted: 1 }]);
	});
});

describe("failures", () => {
	test("an abort stops the statement inside the engine and frees its lane", async () => {
		const abort = new AbortController();
		const work = outcome(engine.database.rows(ENDLESS, { salt: "a" }, { lane: "refresh", signal: abort.signal }));
		await delay(200);
		abort.abort();
		expect(await work).toMatchObject({ code: "cancelled" });
		const running = await engine.database.rows("SELECT query FROM system.processes", {}, interactive);
		expect(running).toHaveLength(1);
	});

	test("an abort before the start, or while waiting for the lane, runs nothing", async () => {
		const first = new AbortController();
		const second = new AbortController();
		const options = { lane: "refresh", signal: first.signal } as const;
		const busy = Promise.all(["b", "c"].map((salt) => outcome(engine.database.rows(ENDLESS, { salt }, options))));
		const waiting = outcome(engine.database.rows("SELECT 1", {}, { lane: "refresh", signal: second.signal }));
		await delay(50);
		second.abort();
		expect(await waiting).toMatchObject({ code: "cancelled" });
		first.abort();
		expect(await busy).toMatchObject([{ code: "cancelled" }, { code: "cancelled" }]);
		expect(await outcome(engine.database.rows("SELECT 1", {}, options))).toMatchObject({ code: "cancelled" });
	});

	test.each([
		["max_execution_time", 0.2],
		["max_memory_usage", 10_000_000],
	])("a statement beyond %s is too large", async (name, value) => {
		const sql = "SELECT count() AS n FROM (SELECT number AS x FROM numbers(100000000) GROUP BY x HAVING x % 7 = 0)";
		const work = engine.database.rows(sql, {}, { ...interactive, settings: { [name]: value } });
		expect(await outcome(work)).toMatchObject({ code: "query-too-large" });
	});

	test("no error repeats SQL or values", async () => {
		const sql = "SELECT toUInt32({v:String}) AS secret_name";
		const error = await outcome(engine.database.rows(sql, { v: "jane@example.com" }, interactive));
		const told = JSON.stringify([error, String(error), (error as Error).message]);
		expect(error).toMatchObject({ code: "internal" });
		expect(told).not.toMatch(/jane|secret_name|SELECT/);
	});

	test("what a failed statement had put out does not reach the next result", async () => {
		const sql = "SELECT number AS n, throwIf(number = 900) FROM numbers(1000)";
		const options = { lane: "refresh", settings: { max_block_size: 10 } } as const;
		for (let i = 0; i < 3; i++) {
			expect(await outcome(engine.database.rows(sql, {}, options))).toMatchObject({ code: "internal" });
			expect(await engine.database.rows("SELECT 7 AS n", {}, { lane: "refresh" })).toEqual([{ n: 7 }]);
		}
	});
});

describe("the disk key", () => {
	test("is neither in the environment nor in any file once the engine is open", () => {
		expect(process.env[DISK_KEY_VARIABLE]).toBeUndefined();
		for (const name of readdirSync(directory).filter((entry) => entry.endsWith(".xml"))) {
			expect(readFileSync(join(directory, name), "utf8")).not.toContain("010101010101");
		}
	});

	test("of another directory is refused, and every file stays as it was", async () => {
		await engine.close();
		const before = digestOf(directory);
		await expect(open(2)).rejects.toMatchObject({ code: "key-wrong" });
		expect(digestOf(directory)).toBe(before);
		engine = await open();
		expect(await engine.database.rows("SELECT count() AS n FROM d.t", {}, interactive)).toHaveLength(1);
	});

	test("does not open a directory that another process has open", () => {
		const source =
			`import { openClickHouse } from ${JSON.stringify(join(import.meta.dirname, "open.ts"))};` +
			`const engine = { kind: "embedded", directory: ${JSON.stringify(directory)}, diskKey: new Uint8Array(32).fill(1) };` +
			"await openClickHouse({ engine }).catch((error) => console.log(error.code)); process.exit();";
		const child = spawnSync(process.execPath, ["--input-type=module", "-e", source], { encoding: "utf8" });
		expect(child.stdout.trim()).toBe("data-locked");
	});
});

function digestOf(path: string): string {
	const hash = createHash("sha256");
	for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
		if (!entry.isFile()) continue;
		const file = join(entry.parentPath, entry.name);
		hash.update(file).update(readFileSync(file));
	}
	return hash.digest("hex");
}
