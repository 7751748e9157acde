import type { Rule } from "./rule/rule.ts";

/** Most values of a set that are written out. */
const MOST_VALUES = 5;

/**
 * One line of plain words for every node of a rule, by the node's path (`rule`, `rule.all[0]`, `rule.not` …).
 * Conditions of referenced segments stand below the reference, under `.segment`.
 */
export function describeRule(
	rule: Rule,
	segments: ReadonlyMap<string, { readonly rule: Rule }> = new Map(),
): Map<string, string> {
	const texts = new Map<string, string>();
	describe(rule, "rule", texts, segments);
	return texts;
}

function describe(
	rule: Rule,
	path: string,
	texts: Map<string, string>,
	segments: ReadonlyMap<string, { readonly rule: Rule }>,
): void {
	if ("all" in rule || "any" in rule) {
		const [key, children] = "all" in rule ? (["all", rule.all] as const) : (["any", rule.any] as const);
		texts.set(path, `${key} of ${children.length} conditions`);
		children.forEach((child, index) => {
			describe(child, `${path}.${key}[${index}]`, texts, segments);
		});
	} else if ("not" in rule) {
		describe(rule.not, `${path}.not`, texts, segments);
		texts.set(path, `not: ${texts.get(`${path}.not`) ?? ""}`);
	} else if ("everyone" in rule) {
		texts.set(path, "everyone");
	} else if ("attribute" in rule) {
		const { attribute, ...predicate } = rule;
		texts.set(path, `${attribute} ${phrase(predicate)}`);
	} else {
		texts.set(path, phrase(rule));
		const referenced = "segment" in rule ? segments.get(rule.segment) : undefined;
		if (referenced) describe(referenced.rule, `${path}.segment`, texts, segments);
	}
}

function phrase(part: object): string {
	return Object.entries(part)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => `${words(key)} ${phraseValue(value)}`)
		.join(", ");
}

function phraseValue(value: unknown): string {
	if (Array.isArray(value)) {
		const shown = value.slice(0, MOST_VALUES).map(phraseValue);
		const rest = value.length - shown.length;
		return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
	}
	return typeof value === "object" && value !== null ? `(${phrase(value)})` : String(value);
}

/** `atLeast` → `at least`. */
function words(key: string): string {
	return key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
