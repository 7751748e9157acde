import { isObject, keyOf, type ScimResource } from "./resource.ts";

/** A parsed filter (RFC 7644 §3.4.2.2). */
export type ScimFilter =
	| { op: "and" | "or"; filters: ScimFilter[] }
	| { op: "not"; filter: ScimFilter }
	| { op: "pr"; attrPath: string }
	| { op: "[]"; attrPath: string; valFilter: ScimFilter }
	| { op: Comparison; attrPath: string; compValue: boolean | null | number | string };

export type Comparison = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "lt" | "ge" | "le";

/** Attributes whose capitals count; those of all others do not. */
const EXACT: ReadonlySet<string> = new Set(["id", "externalid"]);
const SCHEMA_PREFIX = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):/i;

export function matches(resource: ScimResource, filter: ScimFilter): boolean {
	switch (filter.op) {
		case "and":
			return filter.filters.every((one) => matches(resource, one));
		case "or":
			return filter.filters.some((one) => matches(resource, one));
		case "not":
			return !matches(resource, filter.filter);
		case "pr":
			return valuesAt(resource, filter.attrPath).some((value) => value !== null && value !== "");
		case "[]":
			return valuesAt(resource, filter.attrPath).some((value) => isObject(value) && matches(value, filter.valFilter));
		default: {
			const { attrPath, op, compValue } = filter;
			const exact = EXACT.has(attrPath.toLowerCase());
			const values = valuesAt(resource, attrPath).map((value) => (isObject(value) ? value.value : value));
			if (op === "ne") return values.every((value) => !compare("eq", value, compValue, exact));
			return values.some((value) => compare(op, value, compValue, exact));
		}
	}
}

/** The user name or external id that a filter asks for and nothing else; most requests of directories are of this kind. */
export function singleEquality(
	filter: ScimFilter,
): { attribute: "username" | "externalid"; value: string } | undefined {
	if (filter.op !== "eq" || typeof filter.compValue !== "string") return undefined;
	const attribute = filter.attrPath.replace(SCHEMA_PREFIX, "").toLowerCase();
	return attribute === "username" || attribute === "externalid" ? { attribute, value: filter.compValue } : undefined;
}

/** All values under a path such as `emails.value`; lists count with each of their values. */
function valuesAt(resource: ScimResource, attrPath: string): unknown[] {
	const steps = attrPath.replace(SCHEMA_PREFIX, "").split(".");
	return steps.reduce<unknown[]>(
		(values, step) =>
			values.flatMap((value) => {
				const found = isObject(value) ? value[keyOf(value, step)] : undefined;
				return found === undefined ? [] : [found].flat();
			}),
		[resource],
	);
}

function compare(op: Comparison, value: unknown, wanted: unknown, exact: boolean): boolean {
	if (typeof value !== "string" || typeof wanted !== "string") return op === "eq" && value === wanted;
	const [left, right] = exact ? [value, wanted] : [value.toLowerCase(), wanted.toLowerCase()];
	switch (op) {
		case "co":
			return left.includes(right);
		case "sw":
			return left.startsWith(right);
		case "ew":
			return left.endsWith(right);
		case "gt":
			return left > right;
		case "ge":
			return left >= right;
		case "lt":
			return left < right;
		case "le":
			return left <= right;
		default:
			return left === right;
	}
}
