import type { PlanNode } from "../../segments/plan.ts";

type Normal = { kind: "all" | "any"; parts: readonly Normal[]; text: string } | { kind: "leaf"; text: string };

const EVERYONE: Normal = { kind: "leaf", text: '{"kind":"everyone"}' };
const NOBODY: Normal = { kind: "leaf", text: `!${EVERYONE.text}` };

/**
 * The question that a plan asks of a data version, the same text for plans that differ only in how they are written:
 * order, grouping, repetition, double negation, De Morgan. What such plans select is the same for every data.
 */
export function canonicalQuestion(root: PlanNode, dataVersion: number): string {
	return `v${dataVersion} ${normalised(root, false).text}`;
}

function normalised(node: PlanNode, negated: boolean): Normal {
	switch (node.kind) {
		case "not":
			return normalised(node.node, !negated);
		case "all":
		case "any": {
			const kind = (node.kind === "all") === negated ? "any" : "all";
			return joined(
				kind,
				node.nodes.map((one) => normalised(one, negated)),
			);
		}
		default:
			return { kind: "leaf", text: `${negated ? "!" : ""}${leafText(node)}` };
	}
}

function joined(kind: "all" | "any", nodes: readonly Normal[]): Normal {
	const [neutral, absorbing] = kind === "all" ? [EVERYONE, NOBODY] : [NOBODY, EVERYONE];
	const flat = nodes.flatMap((one) => (one.kind === kind ? one.parts : [one]));
	const byText = new Map(flat.map((one) => [one.text, one]));
	byText.delete(neutral.text);
	if (byText.has(absorbing.text)) return absorbing;
	const parts = [...byText.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
	const [only] = parts;
	if (only === undefined) return neutral;
	return parts.length === 1 ? only : { kind, parts, text: `${kind}(${parts.map(({ text }) => text).join(",")})` };
}

/** Without the place in the rule; keys in order, and values of a set too. */
function leafText(node: PlanNode): string {
	return JSON.stringify(node, (key, value: unknown) => {
		if (key === "path") return undefined;
		if (key === "values" && Array.isArray(value)) return [...new Set(value)].sort();
		if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}
