import { describe, expect, it } from "vitest";
import { compareDocuments } from "./compare-documents.ts";

describe("comparing two documents", () => {
	it("finds nothing between equal documents", () => {
		expect(compareDocuments({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
	});

	it("names the smallest part that changed", () => {
		expect(compareDocuments({ rule: { all: [{ atLeast: 3 }] } }, { rule: { all: [{ atLeast: 5 }] } })).toEqual([
			{ path: "rule.all[0].atLeast", before: 3, after: 5 },
		]);
	});

	it("shows additions and removals with one side only", () => {
		expect(compareDocuments({ gone: 1, list: [1] }, { come: 2, list: [1, 2] })).toEqual([
			{ path: "gone", before: 1 },
			{ path: "list[1]", after: 2 },
			{ path: "come", after: 2 },
		]);
	});

	it("replaces a part whose shape changed as a whole", () => {
		expect(compareDocuments({ rule: [1] }, { rule: { all: [] } })).toEqual([
			{ path: "rule", before: [1], after: { all: [] } },
		]);
	});
});
