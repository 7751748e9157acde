import { expect, test } from "vitest";
import { discreteGaussian } from "../noise/discrete-gaussian.ts";
import { decideSize } from "../sizes/near-answer.ts";
import { DEFAULT_SIZE_NOISE, squared } from "../sizes/size-noise.ts";
import { drawnRows } from "./drawn-rows.ts";

let state = 7;
const random = (length: number) =>
	Uint8Array.from({ length }, () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state >>> 24;
	});
const buckets = (size: number) => Array.from({ length: 64 }, (_, at) => Math.floor((size + at) / 64));

test("rows are six deviations and sixty fewer than the size that was given, and none where that is small", () => {
	expect(drawnRows({ value: 1_000, shared: false }, DEFAULT_SIZE_NOISE)).toBe(880);
	expect(drawnRows({ value: 1_000, shared: true }, DEFAULT_SIZE_NOISE)).toBe(880 - 48 - 96);
	expect(drawnRows({ value: -12, shared: false }, DEFAULT_SIZE_NOISE)).toBe(0);
});

test("there are always as many members, also where a larger set gave the answer", () => {
	const members = 500;
	for (let round = 0; round < 2_000; round++) {
		const larger = { buckets: buckets(members + (round % 120)), value: 0 };
		larger.value = members + (round % 120) + Number(discreteGaussian(squared(10), random));
		const { value, shared } = decideSize(buckets(members), [larger], DEFAULT_SIZE_NOISE, random);
		expect(drawnRows({ value, shared: shared !== undefined }, DEFAULT_SIZE_NOISE)).toBeLessThanOrEqual(members);
	}
});
