import { expect, test } from "vitest";
import type { PlanNode } from "./plan.ts";
import { MOST_WATERFALL_STEPS, waterfallOf } from "./waterfall.ts";

const condition = (no: number): PlanNode => ({ kind: "list", path: `rule.all[${no}]`, listNo: no });

test("a waterfall starts with everyone and keeps one condition more at each step", () => {
	const root: PlanNode = { kind: "all", path: "rule", nodes: [condition(0), condition(1)] };
	expect(waterfallOf(root)).toEqual([
		{ kind: "everyone", path: "everyone" },
		{ kind: "all", path: "rule.all[0]", nodes: [condition(0)] },
		{ kind: "all", path: "rule.all[1]", nodes: [condition(0), condition(1)] },
	]);
});

test("other rules have none, and long ones are followed so far", () => {
	expect(waterfallOf(condition(0))).toEqual([]);
	const long: PlanNode = { kind: "all", path: "rule", nodes: Array.from({ length: 200 }, (_, no) => condition(no)) };
	expect(waterfallOf(long)).toHaveLength(MOST_WATERFALL_STEPS + 1);
});
