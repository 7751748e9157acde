import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { controlStoreSuite } from "../../../../test/conformance/control-store.suite.ts";
import { migrate } from "../migration.ts";
import { openSealedDatabase } from "../sealed-database.ts";
import { controlStoreOver, openControlStore } from "./control-store.ts";
import { CONTROL_MIGRATIONS } from "./migrations/all.ts";

const KEY = Buffer.alloc(32, 7);

async function inDirectory<T>(work: (path: string) => Promise<T>): Promise<T> {
	const directory = await mkdtemp(join(tmpdir(), "segward-control-"));
	try {
		return await work(join(directory, "control.db"));
	} finally {
		await rm(directory, { recursive: true });
	}
}

controlStoreSuite("SQLite", async () => {
	const directory = await mkdtemp(join(tmpdir(), "segward-control-"));
	const open = () => openControlStore(join(directory, "control.db"), KEY);
	let store = await open();
	return {
		store,
		async reopen() {
			await store.close();
			store = await open();
			return store;
		},
		async dispose() {
			await store.close();
			await rm(directory, { recursive: true });
		},
	};
});

describe("the SQLite control store", () => {
	it("gives every table a workspace or a person, but for what the whole installation shares", () =>
		inDirectory(async (path) => {
			const database = openSealedDatabase(path, KEY);
			migrate(database, CONTROL_MIGRATIONS);
			const without = database
				.prepare(
					`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN
					(SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE c.name IN ('workspace_id', 'person_id'))`,
				)
				.pluck()
				.all();
			database.close();
			expect(without).toEqual([
				"schema_versions",
				"people",
				"sign_in_challenges",
				"sign_in_keys",
				"outbox",
				"sign_in_settings",
				"built_in_courses",
				"identity_providers",
				"seen_once",
				"provisioned_groups",
				"provisioning_tokens",
			]);
		}));

	it("syncs each commit and keeps temporary tables in memory", () =>
		inDirectory(async (path) => {
			const database = openSealedDatabase(path, KEY);
			const settings = ["synchronous", "journal_mode", "temp_store", "cipher"].map((name) =>
				database.pragma(name, { simple: true }),
			);
			database.close();
			expect(settings).toEqual([2, "wal", 2, "chacha20"]);
		}));

	it("refuses data of a newer program and leaves it as it was", () =>
		inDirectory(async (path) => {
			const database = openSealedDatabase(path, KEY);
			migrate(database, [...CONTROL_MIGRATIONS, { name: "future", sql: "CREATE TABLE future (workspace_id TEXT)" }]);
			database.close();
			await expect(openControlStore(path, KEY)).rejects.toMatchObject({ code: "data-newer" });
		}));

	it("rolls a failed migration back whole", () =>
		inDirectory(async (path) => {
			const database = openSealedDatabase(path, KEY);
			const broken = { name: "broken", sql: "CREATE TABLE half (workspace_id TEXT); CREATE TABLE half (x TEXT)" };
			expect(() => migrate(database, [broken])).toThrow(expect.objectContaining({ code: "internal" }));
			const tables = database.prepare("SELECT name FROM sqlite_schema").all();
			database.close();
			expect(tables).toEqual([]);
		}));

	it("says that the disk is full, keeps what was committed, and works again once there is room", () =>
		inDirectory(async (path) => {
			const database = openSealedDatabase(path, KEY);
			migrate(database, CONTROL_MIGRATIONS);
			const store = controlStoreOver(database);
			const at = "2026-11-24T10:00:00.000Z";
			await store.workspaces.create({ id: "one", name: "One", createdAt: at });
			database.pragma(`max_page_count = ${database.pragma("page_count", { simple: true })}`);
			const big = "x".repeat(100_000);
			await expect(store.mappings.put("one", "big", big, at)).rejects.toMatchObject({ code: "storage-full" });
			await expect(store.transaction((inside) => inside.mappings.put("one", "big", big, at))).rejects.toMatchObject({
				code: "storage-full",
			});
			expect(await store.mappings.list("one")).toEqual([]);
			database.pragma("max_page_count = 100000");
			await store.mappings.put("one", "big", big, at);
			expect(await store.mappings.get("one", "big")).toBe(big);
			await store.close();
		}));
});
