import { beforeEach, describe, expect, test } from "vitest";
import { ReadTally } from "./read-tally.ts";

let nowMs = 0;
let tally: ReadTally;
let entries: number[];
let fails = false;
const record = async (reads: number) => {
	await Promise.resolve();
	if (fails) throw new Error("disk on fire");
	entries.push(reads);
};

beforeEach(() => {
	[nowMs, entries, fails, tally] = [0, [], false, new ReadTally({ now: () => nowMs })];
});

describe("reads that are recorded together", () => {
	test("are answered once the first stands in the log, and counted in the next entry", async () => {
		await Promise.all(Array.from({ length: 1000 }, () => tally.count("a", record)));
		expect(entries).toEqual([1]);
		nowMs = 300_000;
		await tally.count("a", record);
		expect(entries).toEqual([1, 1000]);
	});

	test("are each caller's own", async () => {
		await tally.count("a", record);
		await tally.count("b", record);
		expect(entries).toEqual([1, 1]);
	});

	test("are none while the first cannot be recorded, and the next asks the log again", async () => {
		fails = true;
		const asked = [1, 2, 3].map(() => tally.count("a", record));
		expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
		fails = false;
		await tally.count("a", record);
		expect(entries).toEqual([1]);
	});

	test("that were counted are not lost when the next entry cannot be written at once", async () => {
		for (const _ of [1, 2, 3]) await tally.count("a", record);
		[nowMs, fails] = [300_000, true];
		await expect(tally.count("a", record)).rejects.toThrow();
		fails = false;
		await tally.count("a", record);
		expect(entries).toEqual([1, 3]);
	});

	test("are written when their time is over, and all when the server stops", async () => {
		for (const _ of [1, 2, 3]) await tally.count("a", record);
		await tally.flush();
		expect(entries).toEqual([1]);
		nowMs = 300_000;
		await tally.flush();
		await tally.flush();
		expect(entries).toEqual([1, 2]);
		for (const _ of [1, 2]) await tally.count("b", record);
		await tally.flush(true);
		expect(entries).toEqual([1, 2, 1, 1]);
	});
});
