import { pathInto } from "../../../../../core/segments/rule-issue.ts";
import { isLoose } from "./loose.ts";

/** Steps from the rule of a segment down to one of its parts; empty for the rule itself. */
export type RulePath = readonly (string | number)[];

/** As the checker writes it: `rule.all[0].not`. */
export function pathText(path: RulePath): string {
	return path.reduce<string>((text, step) => pathInto(text, step), "rule");
}

const STEP = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[\]]+)/gu;

/** The steps of a path as checkers write it: `spec.rule.all[0].where["total amount"]`. */
export function readSteps(text: string): (string | number)[] {
	return [...text.matchAll(STEP)].map(([, index, quoted, word]) => {
		if (index !== undefined) return Number(index);
		return quoted === undefined ? (word ?? "") : unquote(quoted);
	});
}

function unquote(quoted: string): string {
	const text: unknown = JSON.parse(quoted);
	return typeof text === "string" ? text : quoted;
}

/** Steps below the rule, from a path that starts at the document or at the rule; null for a place outside the rule. */
export function readRulePath(text: string): RulePath | null {
	const [first, second, ...rest] = readSteps(text);
	if (first === "rule") return second === undefined ? [] : [second, ...rest];
	return first === "spec" && second === "rule" ? rest : null;
}

/** The node of the rule that a place belongs to, and what is left of the path inside this node. */
export function nodePathOf(rule: unknown, path: RulePath): { node: RulePath; inside: RulePath } {
	let node: unknown = rule;
	let length = 0;
	while (length < path.length && isLoose(node)) {
		const [step, index] = [path[length], path[length + 1]];
		if ((step === "all" || step === "any") && typeof index === "number") {
			const children: unknown = node[step];
			if (!Array.isArray(children) || !isLoose(children[index])) break;
			node = children[index];
			length += 2;
		} else if (step === "not" && isLoose(node.not)) {
			node = node.not;
			length += 1;
		} else break;
	}
	return { node: path.slice(0, length), inside: path.slice(length) };
}

export function samePath(a: RulePath, b: RulePath): boolean {
	return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(path: RulePath, ancestor: RulePath): boolean {
	return ancestor.every((step, index) => step === path[index]);
}
