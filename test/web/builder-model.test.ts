import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outlineEvent } from "../../src/core/segments/rule/event.ts";
import { outlineMeasure } from "../../src/core/segments/rule/measure.ts";
import { Rule } from "../../src/core/segments/rule/rule.ts";
import {
	advance,
	type DraftHistory,
	startHistory,
} from "../../src/web/features/segments/builder/model/draft-history.ts";
import { isLoose, type Loose } from "../../src/web/features/segments/builder/model/loose.ts";
import { readMeasure, writeMeasure } from "../../src/web/features/segments/builder/model/measure-form.ts";
import * as edits from "../../src/web/features/segments/builder/model/rule-edits.ts";
import {
	nodePathOf,
	pathText,
	type RulePath,
	readRulePath,
} from "../../src/web/features/segments/builder/model/rule-path.ts";
import * as tree from "../../src/web/features/segments/builder/model/rule-tree.ts";
import { withRule } from "../../src/web/features/segments/builder/model/segment-draft.ts";
import { rangeOf, readYaml, writeYaml } from "../../src/web/features/segments/builder/model/yaml-text.ts";
import { arbitraryRule } from "../evaluator/arbitrary-rule.ts";
import { arbitraryWorld } from "../evaluator/arbitrary-world.ts";

const world = arbitraryWorld({ customers: 2, events: 2 });
const arbitraryTree = world.chain((each) => arbitraryRule(each, 3));
const arbitraryCondition = world.chain((each) => arbitraryRule(each, 0));

function documentWith(rule: unknown): Loose {
	return {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name: "random", owner: "a@example.com" },
		spec: { title: "Größe: «ok» # no comment", purpose: "test", tags: ["a"], rule },
	};
}

function pathsOf(node: unknown, path: RulePath = []): RulePath[] {
	return [path, ...tree.childrenOf(node, path).flatMap((child) => pathsOf(child.node, child.path))];
}

describe("the YAML view and the builder", () => {
	it("say the same of every rule", () => {
		fc.assert(
			fc.property(arbitraryTree, (rule) => {
				const read = readYaml(writeYaml(documentWith(rule)));
				expect(read).toEqual({ ok: true, document: documentWith(rule) });
			}),
		);
	});

	it("stay equal through any sequence of edits, texts, undo and redo", () => {
		const action = fc.oneof(
			arbitraryTree.map((rule) => ({ type: "edit" as const, change: (document: Loose) => withRule(document, rule) })),
			arbitraryTree.map((rule) => ({ type: "write" as const, text: `# by hand\n${writeYaml(documentWith(rule))}` })),
			fc.constantFrom("spec: [", "- a list", "\t", "a: *b").map((text) => ({ type: "write" as const, text })),
			fc.constantFrom({ type: "undo" as const }, { type: "redo" as const }),
		);
		fc.assert(
			fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
				let history: DraftHistory = startHistory(documentWith({ everyone: true }));
				actions.forEach((each, index) => {
					const step = { place: `${index}`, atMs: index };
					history = advance(history, { ...step, ...each });
					const { text, fault, document } = history.present;
					if (fault === null) expect(readYaml(text)).toEqual({ ok: true, document });
					else expect(readYaml(text).ok).toBe(false);
				});
			}),
			{ numRuns: 60 },
		);
	});

	it("agree about the place of every condition", () => {
		fc.assert(
			fc.property(arbitraryTree, (rule) => {
				const text = writeYaml(documentWith(rule));
				for (const path of pathsOf(rule)) {
					const { from, to } = rangeOf(text, ["spec", "rule", ...path]);
					expect(from).toBeGreaterThan(0);
					expect(to).toBeGreaterThan(from);
				}
			}),
			{ numRuns: 50 },
		);
	});
});

describe("paths", () => {
	it("lead from the checker's text to the condition and back", () => {
		fc.assert(
			fc.property(arbitraryTree, (rule) => {
				for (const path of pathsOf(rule)) {
					expect(readRulePath(pathText(path))).toEqual(path);
					expect(readRulePath(`spec.${pathText(path)}`)).toEqual(path);
					const place = nodePathOf(rule, [...path, "where", "total amount", "atLeast"]);
					expect(place).toEqual({ node: path, inside: ["where", "total amount", "atLeast"] });
				}
			}),
		);
	});
});

describe("measures", () => {
	it("mean the same after the form has read and written them", () => {
		fc.assert(
			fc.property(arbitraryCondition, (rule) => {
				if (isLoose(rule) && "event" in rule) {
					const written = writeMeasure(rule, readMeasure(rule), true);
					const parsed = Rule.parse(written);
					if (!("event" in parsed) || !("event" in rule)) throw new Error("is no event any more");
					expect(outlineEvent(parsed)).toEqual(outlineEvent(rule));
				}
				if ("rank" in rule && rule.rank.event !== undefined) {
					const { event, top, bottom, attribute, trait, ...measure } = rule.rank;
					const written = writeMeasure({ event, ...measure }, readMeasure(measure), false);
					expect(outlineMeasure({ event, ...written })).toEqual(outlineMeasure({ event, ...measure }));
				}
			}),
			{ numRuns: 300 },
		);
	});
});

describe("edits of random rules", () => {
	const ruleAndPath = arbitraryTree.chain((rule) => fc.tuple(fc.constant(rule), fc.constantFrom(...pathsOf(rule))));

	it("put back what they took: wrap and unwrap", () => {
		fc.assert(
			fc.property(ruleAndPath, fc.constantFrom("not" as const, "all" as const, "any" as const), ([rule, path], how) => {
				const wrapped = edits.wrapAt(rule, path, how);
				expect(edits.unwrapAt(wrapped.rule, path).rule).toEqual(rule);
			}),
		);
	});

	it("put back what they took: duplicate and remove", () => {
		fc.assert(
			fc.property(ruleAndPath, ([rule, path]) => {
				const doubled = edits.duplicateAt(rule, path);
				expect(tree.valueAt(doubled.rule, doubled.focus)).toEqual(tree.valueAt(rule, path));
				if (tree.placeOf(path)) expect(edits.removeAt(doubled.rule, doubled.focus).rule).toEqual(rule);
			}),
		);
	});

	it("move a condition without losing or changing any", () => {
		fc.assert(
			fc.property(ruleAndPath, fc.constantFrom<1 | -1>(1, -1), ([rule, path], by) => {
				const before = tree.valueAt(rule, path);
				const moved = edits.moveBy(rule, path, by);
				expect(tree.valueAt(moved.rule, moved.focus)).toEqual(before);
				const place = tree.placeOf(path);
				const stays =
					moved.rule !== rule && place && pathText(path.slice(0, -1)) === pathText(moved.focus.slice(0, -1));
				if (stays) expect(edits.moveBy(moved.rule, moved.focus, by === 1 ? -1 : 1).rule).toEqual(rule);
			}),
		);
	});

	it("drop a condition anywhere but into itself", () => {
		const twoPaths = arbitraryTree.chain((rule) => {
			const paths = pathsOf(rule);
			return fc.tuple(fc.constant(rule), fc.constantFrom(...paths), fc.constantFrom(...paths), fc.nat(3));
		});
		fc.assert(
			fc.property(twoPaths, ([rule, from, group, index]) => {
				const moved = edits.moveInto(rule, from, group, index);
				expect(tree.countConditions(tree.valueAt(moved.rule, moved.focus))).toBe(
					tree.countConditions(tree.valueAt(rule, from)),
				);
				expect(tree.valueAt(moved.rule, moved.focus)).toEqual(tree.valueAt(rule, from));
			}),
		);
	});
});
