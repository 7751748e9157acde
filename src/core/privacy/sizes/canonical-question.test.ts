import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanNode } from "../../segments/plan.ts";
import { canonicalQuestion } from "./canonical-question.ts";

const attribute = (no: number, ...values: string[]): PlanNode => ({
	kind: "attribute",
	path: `rule.${Math.random()}`,
	field: { no, type: "text" },
	test: { op: "equals", values, ignoreCase: false },
});
const all = (...nodes: PlanNode[]): PlanNode => ({ kind: "all", path: "rule", nodes });
const any = (...nodes: PlanNode[]): PlanNode => ({ kind: "any", path: "rule", nodes });
const not = (node: PlanNode): PlanNode => ({ kind: "not", path: "rule", node });
const everyone: PlanNode = { kind: "everyone", path: "rule" };
const [a, b, c] = [attribute(1, "GB"), attribute(2, "pro"), attribute(3, "x", "y")] as const;
const asked = (node: PlanNode, version = 1) => canonicalQuestion(node, version);

describe("the same question", () => {
	it.each([
		["in another order", all(a, b, c), all(c, a, b)],
		["grouped", all(a, all(b, c)), all(a, b, c)],
		["grouped within another", any(all(any(b, c)), a), any(a, b, c)],
		["repeated", any(a, b, a), any(a, b)],
		["negated twice", not(not(a)), a],
		["by De Morgan", not(any(a, not(b))), all(not(a), b)],
		["with a clone that is always true", all(a, everyone), a],
		["with what never holds", any(a, not(everyone)), a],
		["with values in another order", attribute(3, "y", "x", "y"), c],
	])("is the same %s", (_how, one, other) => expect(asked(one)).toBe(asked(other)));

	it("is another one of other data, other values and the opposite", () => {
		expect(asked(a, 2)).not.toBe(asked(a, 1));
		expect(asked(attribute(1, "FR"))).not.toBe(asked(a));
		expect(asked(not(a))).not.toBe(asked(a));
		expect(asked(any(a, b))).not.toBe(asked(all(a, b)));
	});

	it("never is the same for rules that select differently", () => {
		const leaf = fc.constantFrom(a, b, c, everyone);
		const rules = fc.letrec<{ rule: PlanNode }>((tie) => ({
			rule: fc.oneof(
				{ maxDepth: 4 },
				leaf,
				tie("rule").map(not),
				fc.array(tie("rule"), { minLength: 1, maxLength: 3 }).map((nodes) => all(...nodes)),
				fc.array(tie("rule"), { minLength: 1, maxLength: 3 }).map((nodes) => any(...nodes)),
			),
		})).rule;
		fc.assert(
			fc.property(rules, rules, (one, other) => {
				if (asked(one) !== asked(other)) return;
				for (let world = 0; world < 8; world++) expect(holds(one, world)).toBe(holds(other, world));
			}),
			{ numRuns: 300 },
		);
	});
});

function holds(node: PlanNode, world: number): boolean {
	switch (node.kind) {
		case "all":
			return node.nodes.every((one) => holds(one, world));
		case "any":
			return node.nodes.some((one) => holds(one, world));
		case "not":
			return !holds(node.node, world);
		case "attribute":
			return (world & (1 << (node.field.no - 1))) !== 0;
		default:
			return true;
	}
}
