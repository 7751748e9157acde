import { expect, test } from "vitest";
import { ParsedOnDemand } from "./parsed-on-demand.ts";

test("values are made once, when first asked for, and the map reads like any other", () => {
	const made: string[] = [];
	const raw = new Map([
		["a", "1"],
		["b", "2"],
	]);
	const map = new ParsedOnDemand(raw, (text) => {
		made.push(text);
		return { number: Number(text) };
	});
	expect([map.size, map.has("b"), map.has("c"), [...map.keys()]]).toEqual([2, true, false, ["a", "b"]]);
	expect(made).toEqual([]);
	expect(map.get("b")).toBe(map.get("b"));
	expect(map.get("c")).toBeUndefined();
	expect(made).toEqual(["2"]);
	expect(new Map(map)).toEqual(
		new Map([
			["a", { number: 1 }],
			["b", { number: 2 }],
		]),
	);
	expect(made).toEqual(["2", "1"]);
});
