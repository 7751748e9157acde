import { expect, test } from "vitest";
import { orderOf, readSelection, sortOf, writeSelection } from "./segment-selection.ts";

test("a selection survives its address", () => {
	const selection = { q: "lapsed value", state: "active", tag: "win-back", sort: "-size" } as const;
	expect(readSelection(writeSelection(selection))).toEqual(selection);
});

test("the plain list has a plain address", () => {
	expect(writeSelection(readSelection(new URLSearchParams())).toString()).toBe("");
});

test("nonsense in the address counts as not said", () => {
	expect(readSelection(new URLSearchParams("state=odd&sort=colour"))).toEqual({
		q: "",
		state: undefined,
		tag: undefined,
		sort: "title",
	});
});

test("server orders and column orders mean each other", () => {
	for (const sort of ["name", "-size", "refreshed"] as const) expect(sortOf(orderOf(sort))).toBe(sort);
	expect(sortOf(undefined)).toBe("title");
});
