import type { Field } from "../../catalogue/field.ts";
import { suggestion } from "../nearest-name.ts";
import type { PlanNode } from "../plan.ts";
import type { AttributeRule } from "../rule/attribute.ts";
import { PREDICATE_KEYS, predicateOf } from "../rule/predicate.ts";
import { errorAt } from "../rule-issue.ts";
import { planIdentifier } from "./plan-identifier.ts";
import type { Planning } from "./planning.ts";
import { type KeyedTest, readPredicate } from "./read-predicate.ts";
import { EXTERNAL_ID } from "./rule-context.ts";

/** An attribute compared, or an identifier looked up. Null when the name or the comparison is faulty. */
export function planAttribute(rule: AttributeRule, path: string, planning: Planning): PlanNode | null {
	const name = rule.attribute.normalize("NFC");
	const field = planning.fields.attribute.get(name);
	if (field === undefined) {
		if (name === EXTERNAL_ID || planning.fields.identifier.has(name)) return planIdentifier(rule, name, path, planning);
		reportUnknownAttribute(name, `${path}.attribute`, planning);
		return null;
	}
	const tests = readPredicate(predicateOf({ ...rule }), field.type, planning, (below, message, hint) =>
		planning.report(errorAt(path + below, message, hint)),
	);
	return everyTest(path, tests, ({ test }, at) => ({ kind: "attribute", path: at, field: planField(field), test }));
}

export function planField(field: Field): { no: number; type: Field["type"] } {
	return { no: field.no, type: field.type };
}

/** One node a test: alone at the path of the condition, or several under an `all` with the key added to their paths. */
export function everyTest(
	path: string,
	tests: readonly KeyedTest[],
	node: (test: KeyedTest, path: string) => PlanNode,
): PlanNode | null {
	const [only] = tests;
	if (only === undefined) return null;
	if (tests.length === 1) return node(only, path);
	return { kind: "all", path, nodes: tests.map((test) => node(test, `${path}.${test.key}`)) };
}

function reportUnknownAttribute(name: string, path: string, { fields, report }: Planning): void {
	if (fields.property.has(name)) {
		const hint = `compare it inside an event: \`{ event: …, where: { ${name}: … } }\``;
		report(errorAt(path, `\`${name}\` is a property of events, not an attribute`, hint));
		return;
	}
	const candidates = [...fields.attribute.keys(), ...fields.identifier.keys(), EXTERNAL_ID];
	report(
		errorAt(path, `unknown attribute \`${name}\``, suggestion(name, candidates, "the catalogue lists all attributes")),
	);
}

/** The comparison keys that a condition uses, in the order of the language. */
export function usedKeys(rule: AttributeRule): readonly string[] {
	return PREDICATE_KEYS.filter((key) => rule[key] !== undefined);
}
