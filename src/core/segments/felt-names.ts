import type { NamedPlace } from "./references.ts";
import { pathInto } from "./rule-issue.ts";

/** Comparisons with a whole value: whoever makes them knows or guesses all of it. */
const WHOLE: ReadonlySet<string> = new Set([
	"equals",
	"notEquals",
	"in",
	"notIn",
	"known",
	"ignoreCase",
	"has",
	"hasAny",
	"hasAll",
]);
const MEASURES = ["sum", "average", "minimum", "maximum"] as const;
const NAMING = { attribute: "attributes", trait: "traits", property: "properties" } as const;

/**
 * The names in a rule or measure whose value is felt out: compared by range, order or part, so that many such questions
 * find it out piece by piece. A property that is handed on to be compared elsewhere counts too.
 */
export function feltNamesIn(part: unknown, path: string): NamedPlace[] {
	if (Array.isArray(part)) return part.flatMap((one, index) => feltNamesIn(one, pathInto(path, index)));
	if (typeof part !== "object" || part === null) return [];
	const written = part as Record<string, unknown>;
	const found: NamedPlace[] = [];
	for (const [key, kind] of Object.entries(NAMING)) {
		const name = written[key];
		if (typeof name !== "string") continue;
		const comparisons = Object.keys(written).filter((one) => one !== key);
		const felt = comparisons.some((one) => !WHOLE.has(one)) || (key === "property" && comparisons.length === 0);
		if (felt) found.push({ kind, name, path: pathInto(path, key) });
	}
	for (const key of MEASURES) {
		const name = written[key];
		if (typeof name === "string") found.push({ kind: "properties", name, path: pathInto(path, key) });
	}
	for (const [key, value] of Object.entries(written)) {
		found.push(
			...(key === "where" ? feltProperties(value, pathInto(path, key)) : feltNamesIn(value, pathInto(path, key))),
		);
	}
	return found;
}

function feltProperties(where: unknown, path: string): NamedPlace[] {
	if (typeof where !== "object" || where === null || Array.isArray(where)) return [];
	return Object.entries(where)
		.filter(
			([, predicate]) =>
				typeof predicate === "object" &&
				predicate !== null &&
				!Array.isArray(predicate) &&
				Object.keys(predicate).some((key) => !WHOLE.has(key)),
		)
		.map(([name]) => ({ kind: "properties", name, path: pathInto(path, name) }));
}
