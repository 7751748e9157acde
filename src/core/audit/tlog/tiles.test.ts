import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasTile, parseTilePath, type TileId, tilePath } from "./tiles.ts";

describe("the path of a tile", () => {
	test("is as c2sp.org/tlog-tiles writes it", () => {
		expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
		expect(tilePath({ level: "entries", index: 5, width: 42 })).toBe("tile/entries/005.p/42");
		expect(tilePath({ level: 1, index: 0, width: 1 })).toBe("tile/1/000.p/1");
	});

	test("reads back as the same tile", () => {
		const level = fc.oneof(fc.constant("entries" as const), fc.integer({ min: 0, max: 63 }));
		const tile = fc.record({
			level,
			index: fc.integer({ min: 0, max: 999_999_999_999 }),
			width: fc.integer({ min: 1, max: 256 }),
		});
		fc.assert(
			fc.property(tile, (id) => {
				expect(parseTilePath(tilePath(id))).toEqual(id);
			}),
		);
	});

	test.each([
		"tile/0/1",
		"tile/00/001",
		"tile/0/x000/001",
		"tile/0/001.p/0",
		"tile/0/001.p/256",
		"tile/0/001.p/07",
		"tile/-1/001",
		"tile/data/001",
		"tile/0/../001",
		"checkpoint",
	])("refuses %s", (path) => {
		expect(parseTilePath(path)).toBeUndefined();
	});
});

describe("a tree of 600 entries", () => {
	const has = (level: TileId["level"], index: number, width: number) => hasTile({ level, index, width }, 600);
	test("has two full tiles and a beginning of a third, at any width up to what it holds", () => {
		expect([has(0, 0, 256), has(0, 1, 256), has(0, 2, 88), has(0, 2, 50)]).toEqual([true, true, true, true]);
		expect([has(0, 2, 89), has(0, 3, 1), has("entries", 2, 89)]).toEqual([false, false, false]);
	});
	test("has two hashes a level up, and nothing above", () => {
		expect([has(1, 0, 2), has(1, 0, 1), has(1, 0, 3), has(2, 0, 1)]).toEqual([true, true, false, false]);
	});
});
