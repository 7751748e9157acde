import fc from "fast-check";
import { expect, test } from "vitest";
import { KeySet } from "./key-set.ts";

test("a key set agrees with a set of numbers", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 200_000 })), (keys) => {
			const set = new KeySet();
			const expected = new Set<number>();
			for (const key of keys) {
				expect(set.add(key)).toBe(!expected.has(key));
				expected.add(key);
			}
			expect(set.size).toBe(expected.size);
			for (const key of keys) expect(set.has(key)).toBe(true);
			expect(set.has(200_001)).toBe(false);
		}),
	);
});
