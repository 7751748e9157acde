import { describe, expect, test } from "vitest";
import { editDistance, nearestName, suggestion } from "./nearest-name.ts";

describe("the nearest name", () => {
	test.each([
		["contry", "country"],
		["Country", "country"],
		["plna", "plan"],
		["atleast", "atLeast"],
	])("of %s is %s", (written, meant) => {
		expect(nearestName(written, ["country", "plan", "atLeast", "city"])).toBe(meant);
	});

	test("is nothing where none is near", () => {
		expect(nearestName("revenue", ["country", "plan"])).toBeUndefined();
		expect(suggestion("revenue", ["country"], "look it up")).toBe("look it up");
	});

	test("counts insertions, deletions, substitutions and swaps", () => {
		expect(["", "ab", "ba", "xb", "abcd"].map((text) => editDistance("ab", text))).toEqual([2, 0, 1, 1, 2]);
	});
});
