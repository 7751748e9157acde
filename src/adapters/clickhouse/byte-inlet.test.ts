import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { ByteInlet } from "./byte-inlet.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-inlet-"));
const inlet = new ByteInlet(join(directory, "1"));
afterAll(() => {
	inlet.close();
	rmSync(directory, { recursive: true });
});

const outcome = (work: Promise<unknown>): Promise<unknown> => work.catch((error: Error) => error.message);

describe("a pipe into the engine", () => {
	test.each([0, 1, 65_536, 5_000_000])("hands over %d bytes", async (size) => {
		const bytes = Buffer.alloc(size, "segward");
		let read: Buffer | undefined;
		await inlet.feed(bytes, async () => {
			read = await readFile(inlet.path);
		});
		expect(read?.equals(bytes)).toBe(true);
	});

	test("a statement that fails before it reads frees the writer, and its error is told", async () => {
		const statement = async () => {
			await delay(20);
			throw new Error("no such table");
		};
		expect(await outcome(inlet.feed(Buffer.alloc(1_000_000), statement))).toBe("no such table");
		expect(await outcome(inlet.feed(Buffer.alloc(1), () => Promise.reject(new Error("at once"))))).toBe("at once");
	});

	test("a statement that fails half-way frees the writer, and its error is told", async () => {
		const statement = async () => {
			const pipe = await open(inlet.path, "r");
			await pipe.read(Buffer.alloc(10), 0, 10);
			await pipe.close();
			throw new Error("too large");
		};
		expect(await outcome(inlet.feed(Buffer.alloc(1_000_000), statement))).toBe("too large");
	});

	test("a statement that stops before the end is no success", async () => {
		const statement = async () => (await open(inlet.path, "r")).close();
		expect(await outcome(inlet.feed(Buffer.alloc(1_000_000), statement))).toContain("EPIPE");
	});

	test("a pipe that has gone fails both sides", async () => {
		const gone = new ByteInlet(join(directory, "2"));
		gone.close();
		expect(await outcome(gone.feed(Buffer.alloc(1), async () => readFileSync(gone.path)))).toContain("ENOENT");
	});
});
