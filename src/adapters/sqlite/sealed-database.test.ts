import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSealedDatabase } from "./sealed-database.ts";

const KEY = Buffer.alloc(32, 5);
const WRONG = Buffer.alloc(32, 6);
const PAGE_BYTES = 4096;

describe("a sealed database", () => {
	let directory: string;
	let path: string;
	beforeEach(async () => {
		directory = await mkdtemp(join(tmpdir(), "segward-sealed-"));
		path = join(directory, "store.db");
	});
	afterEach(() => rm(directory, { recursive: true }));

	function fill(): ReturnType<typeof openSealedDatabase> {
		const database = openSealedDatabase(path, KEY);
		database.exec("CREATE TABLE t (no INTEGER PRIMARY KEY, text TEXT)");
		const insert = database.prepare("INSERT INTO t (text) VALUES (?)");
		for (let row = 0; row < 20; row++) insert.run("x".repeat(1000));
		return database;
	}

	it("refuses a wrong key and changes nothing", async () => {
		fill().close();
		const before = await digest(directory);
		expect(() => openSealedDatabase(path, WRONG)).toThrow(expect.objectContaining({ code: "key-wrong" }));
		expect(await digest(directory)).toBe(before);
		openSealedDatabase(path, KEY).close();
	});

	it("refuses a wrong key and changes nothing also where a crash left a write-ahead log", async () => {
		const database = fill();
		const crashed = join(directory, "crashed");
		await mkdir(crashed);
		for (const name of ["store.db", "store.db-wal"]) await copyFile(join(directory, name), join(crashed, name));
		database.close();
		const before = await digest(crashed);
		const left = join(crashed, "store.db");
		expect(() => openSealedDatabase(left, WRONG)).toThrow(expect.objectContaining({ code: "key-wrong" }));
		expect(await digest(crashed)).toBe(before);
		const recovered = openSealedDatabase(left, KEY);
		expect(recovered.prepare("SELECT count(*) FROM t").pluck().get()).toBe(20);
		recovered.close();
	});

	it("refuses to be opened twice at once", () => {
		const database = fill();
		expect(() => openSealedDatabase(path, KEY)).toThrow(expect.objectContaining({ code: "data-locked" }));
		database.close();
	});

	it("refuses pages that were swapped or altered, instead of reading them", async () => {
		fill().close();
		const whole = await readFile(path);
		const page = (no: number) => whole.subarray((no - 1) * PAGE_BYTES, no * PAGE_BYTES);
		const last = whole.length / PAGE_BYTES;
		const swapped = Buffer.from(whole);
		page(last).copy(swapped, (last - 2) * PAGE_BYTES);
		page(last - 1).copy(swapped, (last - 1) * PAGE_BYTES);
		const altered = Buffer.from(whole);
		altered[(last - 1) * PAGE_BYTES + 100] = (altered[(last - 1) * PAGE_BYTES + 100] ?? 0) ^ 1;
		for (const content of [swapped, altered]) {
			await writeFile(path, content);
			const database = openSealedDatabase(path, KEY);
			expect(() => database.prepare("SELECT sum(length(text)) FROM t").get()).toThrow();
			database.close();
		}
	});
});

async function digest(directory: string): Promise<string> {
	const hash = createHash("sha256");
	for (const entry of (await readdir(directory, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1)))
		if (entry.isFile()) hash.update(entry.name).update(await readFile(join(directory, entry.name)));
	return hash.digest("hex");
}
