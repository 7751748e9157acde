import type { z } from "zod";
import { nearestName, suggestion } from "./nearest-name.ts";
import { MEASURE_SHAPE } from "./rule/measure.ts";
import { PREDICATE_KEYS } from "./rule/predicate.ts";
import { NOT_A_RULE, RULE_KINDS, Rule } from "./rule/rule.ts";
import { errorAt, pathInto, type RuleIssue } from "./rule-issue.ts";

type ZodIssue = z.core.$ZodIssue;
export type Parsed<T> = { ok: true; value: T } | { ok: false; issues: RuleIssue[] };

const DEEPEST_VALUE = 100;
const MOST_VALUES = 200_000;

const KEYWORDS: ReadonlySet<string> = new Set([
	...RULE_KINDS,
	...PREDICATE_KEYS,
	...Object.keys(MEASURE_SHAPE),
	...["seed", "top", "bottom", "property", "apiVersion", "kind", "metadata", "spec", "name", "owner", "title"],
	...["description", "purpose", "reviewEvery", "timeZone", "tags", "rule", "measure"],
]);

/** Reads a rule from a parsed JSON or YAML value. Issues name the place, starting with `path`. */
export function parseRule(value: unknown, path = "rule"): Parsed<Rule> {
	return parseWith(Rule, value, path);
}

/** Reads a value by a schema in which rules occur; as `parseRule`, for whole documents with path "". */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, path = ""): Parsed<T> {
	if (!isBearable(value))
		return { ok: false, issues: [errorAt(path, "is nested too deep, too large, or has a key `__proto__`")] };
	const result = schema.safeParse(value);
	if (result.success) return { ok: true, value: result.data };
	return { ok: false, issues: result.error.issues.flatMap((issue) => explain(issue, value, path)) };
}

/** Also bounds values in which parts are shared, as YAML aliases do. */
function isBearable(value: unknown): boolean {
	const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
	let seen = 0;
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (typeof next.value !== "object" || next.value === null) continue;
		// Schemas skip this key without a word, and a condition must not vanish.
		if (Object.hasOwn(next.value, "__proto__")) return false;
		const inside = Object.values(next.value);
		seen += inside.length;
		if (next.depth >= DEEPEST_VALUE || seen > MOST_VALUES) return false;
		for (const part of inside) open.push({ value: part, depth: next.depth + 1 });
	}
	return true;
}

function explain(issue: ZodIssue, root: unknown, rootPath: string): RuleIssue[] {
	const value = issue.path.reduce<unknown>(partOf, root);
	const path = issue.path.reduce<string>(
		(sofar, key) => pathInto(sofar, typeof key === "number" ? key : String(key)),
		rootPath,
	);
	if (issue.code === "invalid_union") {
		const chosen = issue.message === NOT_A_RULE ? chooseKind(issue, value, path) : chooseOption(issue, path);
		return "severity" in chosen ? [chosen] : chosen.flatMap((inner) => explain(inner, value, path));
	}
	if (issue.code === "unrecognized_keys") {
		return issue.keys.map((key) => errorAt(pathInto(path, key), `unknown key \`${key}\``, suggestion(key, KEYWORDS)));
	}
	if (issue.code !== "invalid_type" || !issue.message.startsWith("Invalid input"))
		return [errorAt(path, issue.message)];
	return [errorAt(path, value === undefined ? "is missing" : `expects ${issue.expected}`)];
}

function partOf(value: unknown, key: PropertyKey): unknown {
	return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

type UnionIssue = Extract<ZodIssue, { code: "invalid_union" }>;

function chooseKind(issue: UnionIssue, value: unknown, path: string): RuleIssue | readonly ZodIssue[] {
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		return errorAt(path, "is not a condition", "a condition looks like `{ attribute: country, equals: Germany }`");
	}
	const kinds = RULE_KINDS.filter((kind) => Object.hasOwn(value, kind));
	const [kind] = kinds;
	if (kind === undefined) {
		const near = Object.keys(value)
			.map((key) => nearestName(key, RULE_KINDS))
			.find((name) => name !== undefined);
		const hint = near
			? `did you mean \`${near}\`?`
			: `a condition has one of ${RULE_KINDS.map((key) => `\`${key}\``).join(", ")}`;
		return errorAt(path, "does not say what kind of condition it is", hint);
	}
	if (kinds.length > 1) {
		const named = kinds.map((key) => `\`${key}\``).join(" and ");
		return errorAt(path, `is ${named} at once`, "put each into a condition of its own, under `all` or `any`");
	}
	return issue.errors[RULE_KINDS.indexOf(kind)] ?? [];
}

/** Of other unions the option that came furthest: the one whose fault lies deepest inside. */
function chooseOption(issue: UnionIssue, path: string): RuleIssue | readonly ZodIssue[] {
	const depth = (option: readonly ZodIssue[]) =>
		Math.max(0, ...option.map((inner) => inner.path.length + (inner.code === "invalid_type" ? 0 : 1)));
	const furthest = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
	return depth(furthest) > 0 ? furthest : errorAt(path, issue.message);
}
