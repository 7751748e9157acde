import type { FieldKind } from "../catalogue/field.ts";
import { PROPERTY_MEASURES } from "./rule/measure.ts";
import { PREDICATE_KEYS, type Predicate } from "./rule/predicate.ts";

/** One place where a rule or measure asks for a value. */
export interface ValueUse {
	of: "attribute" | "property";
	name: string;
	/** What it is compared with; absent where a rule ranks by the value, or computes with it. */
	predicate?: Predicate;
}

/** Uses of attributes, identifiers and properties, not of what other segments and traits use. */
export function valueUsesIn(part: unknown): ValueUse[] {
	if (Array.isArray(part)) return part.flatMap(valueUsesIn);
	if (!isRecord(part)) return [];
	const uses = Object.entries(part).flatMap(([key, value]) => {
		if (key === "where") return usesInWhere(value);
		return key in MEASURES && typeof value === "string"
			? [{ of: "property" as const, name: value }]
			: valueUsesIn(value);
	});
	for (const kind of ["attribute", "property"] as const) {
		const name = part[kind];
		if (typeof name === "string") uses.push({ of: kind, name, ...compared(part) });
	}
	return uses;
}

/** Whether a field is what this use names. */
export function isUsed({ of, name }: ValueUse, field: { kind: FieldKind; name: string }): boolean {
	return field.name === name && (field.kind === "property") === (of === "property");
}

const MEASURES = Object.fromEntries(PROPERTY_MEASURES.map((key) => [key, true]));

function usesInWhere(where: unknown): ValueUse[] {
	if (!isRecord(where)) return [];
	return Object.entries(where).map(([name, predicate]) => ({
		of: "property",
		name,
		...(isRecord(predicate) ? compared(predicate) : { predicate: { equals: String(predicate) } }),
	}));
}

function compared(written: Record<string, unknown>): { predicate?: Predicate } {
	const predicate = Object.fromEntries(Object.entries(written).filter(([key]) => isPredicateKey(key)));
	return Object.keys(predicate).length === 0 ? {} : { predicate };
}

function isPredicateKey(key: string): boolean {
	return (PREDICATE_KEYS as readonly string[]).includes(key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
