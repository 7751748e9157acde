import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IdentityMap } from "./identity-map.ts";

const id = (n: number, tail = 0) => {
	const bytes = new Uint8Array(16);
	new DataView(bytes.buffer).setUint32(0, n, true);
	new DataView(bytes.buffer).setUint32(12, tail, true);
	return bytes;
};

describe("the identity map", () => {
	test("agrees with a plain map, whatever is put into it", () => {
		const entries = fc.array(
			fc.tuple(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.integer({ min: 1, max: 0xffffffff })),
		);
		fc.assert(
			fc.property(entries, (pairs) => {
				const map = new IdentityMap();
				const model = new Map<string, number>();
				for (const [bytes, key] of pairs) {
					map.set(bytes, key);
					model.set(bytes.join(), key);
				}
				expect(map.size).toBe(model.size);
				for (const [bytes] of pairs) expect(map.get(bytes)).toBe(model.get(bytes.join()));
			}),
		);
	});

	test("tells ids apart that share their first 96 bits", () => {
		const map = new IdentityMap();
		for (let tail = 0; tail < 500; tail++) map.set(id(7, tail), tail + 1);
		for (let tail = 0; tail < 500; tail++) expect(map.get(id(7, tail))).toBe(tail + 1);
		expect(map.get(id(7, 500))).toBe(0);
	});

	test("grows far beyond its first size and reads at an offset", () => {
		const map = new IdentityMap(10);
		for (let n = 0; n < 100_000; n++) map.set(id(Math.imul(n, 2654435761) >>> 0, n), n + 1);
		expect(map.size).toBe(100_000);
		const block = new Uint8Array(64).fill(9);
		block.set(id(Math.imul(4321, 2654435761) >>> 0, 4321), 32);
		expect(map.get(block, 32)).toBe(4322);
		expect(map.get(block, 0)).toBe(0);
	});

	test("refuses keys that no customer has", () => {
		for (const key of [0, -1, 2 ** 32, Number.NaN]) expect(() => new IdentityMap().set(id(1), key)).toThrow(RangeError);
	});
});
