import type { RuleContext } from "./planning/rule-context.ts";
import type { Rule } from "./rule/rule.ts";
import { pathInto } from "./rule-issue.ts";

/** Names of things outside the rule that it depends on directly. */
export interface RuleReferences {
	segments: ReadonlySet<string>;
	traits: ReadonlySet<string>;
	lists: ReadonlySet<string>;
	/** Attributes and identifiers. */
	attributes: ReadonlySet<string>;
	/** Properties of events. */
	properties: ReadonlySet<string>;
}

/** Keys under which a rule or measure names something, and what. */
const NAMING_KEYS = {
	segment: "segments",
	trait: "traits",
	list: "lists",
	attribute: "attributes",
	property: "properties",
	sum: "properties",
	average: "properties",
	minimum: "properties",
	maximum: "properties",
	distinct: "properties",
} as const satisfies Record<string, keyof RuleReferences>;

/** Collects references from a rule, trait measure or any part of one: the keys mean the same everywhere. */
export function referencesIn(rule: unknown): RuleReferences {
	const found = {
		segments: new Set<string>(),
		traits: new Set<string>(),
		lists: new Set<string>(),
		attributes: new Set<string>(),
		properties: new Set<string>(),
	};
	collect(rule, found);
	return found;
}

function collect(part: unknown, found: Record<keyof RuleReferences, Set<string>>): void {
	if (Array.isArray(part)) {
		for (const one of part) collect(one, found);
		return;
	}
	if (typeof part !== "object" || part === null) return;
	for (const [key, value] of Object.entries(part)) {
		if (key === "where") {
			if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
			for (const property of Object.keys(value)) found.properties.add(property);
		} else if (typeof value === "string") {
			if (Object.hasOwn(NAMING_KEYS, key)) found[NAMING_KEYS[key as keyof typeof NAMING_KEYS]].add(value);
		} else {
			collect(value, found);
		}
	}
}

/** One name in a rule, and the place where it stands. */
export interface NamedPlace {
	kind: keyof RuleReferences;
	name: string;
	/** Such as `rule.all[0].attribute`. */
	path: string;
}

/** As `referencesIn`, with the place of each name, in the order of the rule. */
export function namesIn(part: unknown, path: string): NamedPlace[] {
	if (Array.isArray(part)) return part.flatMap((one, index) => namesIn(one, pathInto(path, index)));
	if (typeof part !== "object" || part === null) return [];
	return Object.entries(part).flatMap(([key, value]): NamedPlace[] => {
		const place = pathInto(path, key);
		if (key === "where") {
			if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
			return Object.keys(value).map((name) => ({ kind: "properties", name, path: pathInto(place, name) }));
		}
		if (typeof value !== "string") return namesIn(value, place);
		if (!Object.hasOwn(NAMING_KEYS, key)) return [];
		return [{ kind: NAMING_KEYS[key as keyof typeof NAMING_KEYS], name: value, path: place }];
	});
}

/** Names of all fields that a rule uses, those of referenced segments and traits included, sorted. */
export function fieldsIn(rule: Rule, context: Pick<RuleContext, "segments" | "traits">): string[] {
	const names = new Set<string>();
	const open: unknown[] = [rule];
	const seen = new Set<string>();
	while (open.length > 0) {
		const references = referencesIn(open.pop());
		for (const name of [...references.attributes, ...references.properties]) names.add(name);
		for (const name of references.segments) {
			if (!seen.has(`segment ${name}`)) open.push(context.segments.get(name)?.rule);
			seen.add(`segment ${name}`);
		}
		for (const name of references.traits) open.push(context.traits.get(name)?.measure);
	}
	return [...names].sort();
}
