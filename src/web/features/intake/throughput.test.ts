import { expect, test } from "vitest";
import { throughputOf, withSample } from "./throughput.ts";

test("speed is what was done between the first and the last sample", () => {
	const samples = [
		{ atMs: 0, rows: 0, bytes: 0 },
		{ atMs: 1_000, rows: 500, bytes: 4_000 },
		{ atMs: 2_000, rows: 3_000, bytes: 10_000 },
	];
	expect(throughputOf(samples, 20_000)).toEqual({ rowsPerSecond: 1_500, bytesPerSecond: 5_000, secondsLeft: 2 });
});

test("one sample says nothing, and without a total nothing is left to tell", () => {
	expect(throughputOf([{ atMs: 0, rows: 1, bytes: 1 }])).toBeUndefined();
	const two = [
		{ atMs: 0, rows: 0, bytes: 0 },
		{ atMs: 500, rows: 10, bytes: 0 },
	];
	expect(throughputOf(two, 100)).toEqual({ rowsPerSecond: 20, bytesPerSecond: 0 });
});

test("old samples are forgotten, and a run that starts anew starts anew", () => {
	const old = [{ atMs: 0, rows: 0, bytes: 0 }];
	expect(withSample(old, { atMs: 20_000, rows: 5, bytes: 5 })).toEqual([{ atMs: 20_000, rows: 5, bytes: 5 }]);
	expect(withSample([{ atMs: 0, rows: 9, bytes: 9 }], { atMs: 10, rows: 1, bytes: 1 })).toHaveLength(1);
});
