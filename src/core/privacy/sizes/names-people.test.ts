import { expect, it } from "vitest";
import type { PlanNode } from "../../segments/plan.ts";
import { namesPeople, ranks } from "./names-people.ts";

const THRESHOLD = 20;
const rows = new Map([
	[1, 99],
	[2, 100],
]);
const names = (node: PlanNode) => namesPeople(node, (no) => rows.get(no), THRESHOLD);
const everyone: PlanNode = { kind: "everyone", path: "rule" };
const list = (listNo: number): PlanNode => ({ kind: "list", path: "rule", listNo });
const customers: PlanNode = { kind: "customers", path: "rule", customerKeys: [] };
const rank = (count: number): PlanNode => ({
	kind: "rank",
	path: "rule",
	rank: { by: { kind: "attribute", field: { no: 1, type: "integer" } }, direction: "top", count },
});

it("finds single people wherever they stand, also where nobody was found", () => {
	expect(names(customers)).toBe(true);
	expect(names({ kind: "not", path: "rule", node: customers })).toBe(true);
	const inner: PlanNode = {
		kind: "any",
		path: "rule",
		nodes: [everyone, { kind: "not", path: "rule", node: customers }],
	};
	expect(names({ kind: "all", path: "rule", nodes: [everyone, inner] })).toBe(true);
	expect(names(everyone)).toBe(false);
});

it("takes a list by the rows it was uploaded with: five times the threshold are enough", () => {
	expect(names(list(1))).toBe(true);
	expect(names(list(2))).toBe(false);
	expect(names(list(3))).toBe(true);
});

it("finds a ranking wherever it stands", () => {
	const inner: PlanNode = {
		kind: "any",
		path: "rule",
		nodes: [everyone, { kind: "not", path: "rule", node: rank(100) }],
	};
	expect(ranks(rank(1))).toBe(true);
	expect(ranks({ kind: "all", path: "rule", nodes: [everyone, inner] })).toBe(true);
	expect(ranks({ kind: "not", path: "rule", node: customers })).toBe(false);
});
