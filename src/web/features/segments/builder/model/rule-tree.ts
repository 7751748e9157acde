import { RULE_KINDS, type RuleKind } from "../../../../../core/segments/rule/rule.ts";
import { isLoose, type Loose, listOf } from "./loose.ts";
import { inheritIdentity } from "./node-identity.ts";
import type { RulePath } from "./rule-path.ts";

export type GroupKind = "all" | "any";

/** The rule of a segment that says nothing yet. */
export const EMPTY_RULE: Loose = { all: [] };

/** Null for what is no condition, or several at once: only the YAML can show it. */
export function kindOf(node: unknown): RuleKind | null {
	if (!isLoose(node)) return null;
	const kinds = RULE_KINDS.filter((kind) => Object.hasOwn(node, kind));
	const [kind] = kinds;
	// A rank names what it ranks by inside, so no kind but one stands at the top of any node.
	if (kind === undefined || kinds.length > 1) return null;
	return (kind === "all" || kind === "any") && !Array.isArray(node[kind]) ? null : kind;
}

export function groupKindOf(node: unknown): GroupKind | null {
	const kind = kindOf(node);
	return kind === "all" || kind === "any" ? kind : null;
}

export interface ChildNode {
	path: RulePath;
	node: unknown;
}

export function childrenOf(node: unknown, path: RulePath): ChildNode[] {
	const kind = kindOf(node);
	if (!isLoose(node) || kind === null) return [];
	if (kind === "not") return [{ path: [...path, "not"], node: node.not }];
	if (kind !== "all" && kind !== "any") return [];
	return listOf(node[kind]).map((child, index) => ({ path: [...path, kind, index], node: child }));
}

export function countConditions(node: unknown): number {
	const kind = kindOf(node);
	if (kind !== "all" && kind !== "any" && kind !== "not") return 1;
	return childrenOf(node, []).reduce((sum, child) => sum + countConditions(child.node), 0);
}

export function valueAt(root: unknown, path: RulePath): unknown {
	return path.reduce<unknown>(
		(value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
		root,
	);
}

/** The rule with another value at a path; every node on the way stays the condition that it was. */
export function replaceAt(root: unknown, path: RulePath, next: unknown): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return next;
	if (Array.isArray(root)) return root.map((part, index) => (index === step ? replaceAt(part, rest, next) : part));
	if (!isLoose(root)) return root;
	return inheritIdentity(root, { ...root, [step]: replaceAt(root[step], rest, next) });
}

/** As `replaceAt`, for a node that stays the same condition. */
export function editAt(root: unknown, path: RulePath, next: Loose): unknown {
	return replaceAt(root, path, inheritIdentity(valueAt(root, path), next));
}

/** The path of this very object, wherever it is now. */
export function findNode(root: unknown, wanted: unknown, path: RulePath = []): RulePath | null {
	if (root === wanted) return path;
	for (const child of childrenOf(root, path)) {
		const found = findNode(child.node, wanted, child.path);
		if (found) return found;
	}
	return null;
}

/** Where a node stands among others: the path of the group, and its place there. Null at the root and under a `not`. */
export function placeOf(path: RulePath): { group: RulePath; kind: GroupKind; index: number } | null {
	const [kind, index] = [path.at(-2), path.at(-1)];
	if ((kind !== "all" && kind !== "any") || typeof index !== "number") return null;
	return { group: path.slice(0, -2), kind, index };
}
