import fc from "fast-check";
import { expect, test } from "vitest";
import { addTo, BLOCK_ENTRIES, blockOf, decodeSet, emptySet, encodeSet, newestFirst, removeFrom } from "./block-set.ts";

const places = (most: number) =>
	fc.uniqueArray(fc.integer({ min: 0, max: BLOCK_ENTRIES - 1 }), { maxLength: most, size: "max" });

test("a set comes back from the file as it went in, few entries or many, newest first", () => {
	fc.assert(
		fc.property(places(600), fc.nat(9), (numbers, block) => {
			const set = emptySet();
			for (const at of numbers) addTo(set, block * BLOCK_ENTRIES + at);
			const encoded = encodeSet(set);
			expect(encoded.length).toBeLessThanOrEqual(512);
			const expected = numbers.map((at) => block * BLOCK_ENTRIES + at).sort((a, b) => b - a);
			expect([...newestFirst(decodeSet(encoded), block)]).toEqual(expected);
			for (const no of expected) expect(blockOf(no)).toBe(block);
		}),
		{ numRuns: 50 },
	);
});

test("what was taken out of a set is gone, and an empty set is no bytes", () => {
	const set = emptySet();
	for (const no of [31, 32, 4095]) addTo(set, no);
	removeFrom(set, 31);
	expect([...newestFirst(set, 0)]).toEqual([4095, 32]);
	removeFrom(set, 32);
	removeFrom(set, 4095);
	expect(encodeSet(set)).toHaveLength(0);
});
