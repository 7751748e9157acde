import type { PlanNode } from "../plan.ts";
import type { AttributeRule } from "../rule/attribute.ts";
import type { Literal } from "../rule/literal.ts";
import { errorAt } from "../rule-issue.ts";
import { usedKeys } from "./plan-attribute.ts";
import type { Planning } from "./planning.ts";

const ALLOWED: readonly string[] = ["equals", "in", "known"];

/**
 * The engine never sees an identifier: equality becomes the customers found by blind index, and whether one is known
 * whether there is a ciphertext of it. Everyone has an external id.
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
	if (rule.known !== undefined) nodes.push(knownNode(rule.known, `${path}.known`, name, planning));
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

function knownNode(known: boolean, path: string, name: string, { fields }: Planning): PlanNode {
	const field = fields.identifier.get(name);
	const present: PlanNode = field ? { kind: "identified", path, fieldNo: field.no } : { kind: "everyone", path };
	return known ? present : { kind: "not", path, node: { ...present, path: `${path}.not` } };
}

function derivedFrom(name: string, { fields }: Planning) {
	return [...fields.attribute.values()].filter((field) => field.derivedFrom === name).sort((a, b) => a.no - b.no);
}

function derivedHint(name: string, planning: Planning): string {
	const derived = derivedFrom(name, planning).map((field) => `\`${field.name}\``);
	if (derived.length > 0) return `use what is derived from it: ${derived.join(", ")}`;
	return "use `not` around `equals` for everyone else, or import an attribute that says what you need";
}
