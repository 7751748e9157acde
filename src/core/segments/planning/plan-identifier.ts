import type { PlanNode } from "../plan.ts";
import type { AttributeRule } from "../rule/attribute.ts";
import type { Literal } from "../rule/literal.ts";
import { errorAt } from "../rule-issue.ts";
import { planField, usedKeys } from "./plan-attribute.ts";
import type { Planning } from "./planning.ts";
import { EXTERNAL_ID } from "./rule-context.ts";

const ALLOWED: readonly string[] = ["equals", "in", "known"];

/**
 * The engine never sees an identifier: equality becomes the customers found by blind index, and whether one is known
 * is read off the attributes that intake derives from it.
 */
export function planIdentifier(rule: AttributeRule, name: string, path: string, planning: Planning): PlanNode | null {
	const misfits = usedKeys(rule).filter((key) => !ALLOWED.includes(key));
	for (const key of misfits) {
		const message = `\`${name}\` identifies a person and stays sealed; only \`equals\`, \`in\` and \`known\` work on it`;
		planning.report(errorAt(`${path}.${key}`, message, derivedHint(name, planning)));
	}
	if (misfits.length > 0) return null;
	const nodes: PlanNode[] = [];
	if (rule.equals !== undefined) nodes.push(customersNode([rule.equals], `${path}.equals`, name, planning));
	if (rule.in !== undefined) nodes.push(customersNode(rule.in, `${path}.in`, name, planning));
	if (rule.known !== undefined) {
		const known = knownNode(rule.known, `${path}.known`, name, planning);
		if (known === null) return null;
		nodes.push(known);
	}
	const [only] = nodes;
	return nodes.length === 1 && only !== undefined ? { ...only, path } : { kind: "all", path, nodes };
}

/** An identifier as it may be written; null for values that are none. */
export function identifierText(literal: Literal): string | null {
	if (typeof literal === "string") return literal.trim() === "" ? null : literal;
	return typeof literal === "number" && Number.isSafeInteger(literal) ? String(literal) : null;
}

function customersNode(literals: readonly Literal[], path: string, name: string, planning: Planning): PlanNode {
	const keys = literals.flatMap((literal, index) => {
		const text = identifierText(literal);
		if (text !== null) return planning.context.customersWithIdentifier(name, text);
		const at = path.endsWith(".in") ? `${path}[${index}]` : path;
		planning.report(errorAt(at, "is not an identifier", "write it as text in quotes"));
		return [];
	});
	return { kind: "customers", path, customerKeys: [...new Set(keys)].sort((a, b) => a - b) };
}

function knownNode(known: boolean, path: string, name: string, planning: Planning): PlanNode | null {
	const present: PlanNode | null =
		name === EXTERNAL_ID ? { kind: "everyone", path } : knownByDerivedAttributes(name, path, planning);
	if (present === null || known) return present;
	return { kind: "not", path, node: { ...present, path: `${path}.not` } };
}

function knownByDerivedAttributes(name: string, path: string, planning: Planning): PlanNode | null {
	const derived = derivedFrom(name, planning);
	if (derived.length === 0) {
		const message = `whether \`${name}\` is known cannot be seen: no attribute is derived from it`;
		planning.report(errorAt(path, message, "import it as an attribute as well, such as `has_…`"));
		return null;
	}
	return {
		kind: "any",
		path,
		nodes: derived.map((field) => ({
			kind: "attribute",
			path: `${path}.${field.name}`,
			field: planField(field),
			test: { op: "known" },
		})),
	};
}

function derivedFrom(name: string, { fields }: Planning) {
	return [...fields.attribute.values()].filter((field) => field.derivedFrom === name).sort((a, b) => a.no - b.no);
}

function derivedHint(name: string, planning: Planning): string {
	const derived = derivedFrom(name, planning).map((field) => `\`${field.name}\``);
	if (derived.length > 0) return `use what is derived from it: ${derived.join(", ")}`;
	return "use `not` around `equals` for everyone else, or import an attribute that says what you need";
}
