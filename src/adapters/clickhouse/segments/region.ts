import type { EventSource } from "./event-source.ts";

/**
 * A set of customers as the compiler handles it. Conditions are 0/1 SQL over one row of their source. Whatever one
 * source can decide alone stays one condition; only what spans sources becomes arithmetic on bitmaps, so no join is needed.
 */
export type Region =
	/** `filter` is the condition as a whole WHERE may have it: NULL counts as 0 there. */
	| { kind: "customers"; condition: string; filter?: string }
	/** Customers with a row in the source whose condition holds; `otherwise` says whether those without a row are in. */
	| { kind: "events"; source: EventSource; condition: string; otherwise: boolean }
	/** Customers whose bitmap is made by an aggregate over rows of one slice, such as those of a list. */
	| { kind: "stored"; bitmap: string; from: string }
	| { kind: "all" | "any"; regions: readonly Region[] }
	| { kind: "not"; region: Region };

export const EVERYONE: Region = { kind: "customers", condition: "1" };
export const NOBODY: Region = { kind: "customers", condition: "0" };

/** For a WHERE that holds nothing else. */
export function filterOf({ condition, filter }: Extract<Region, { kind: "customers" }>): string {
	return filter ?? condition;
}

/** A condition is 0 or 1, so its negation is exact. Joined conditions carry parentheses; only a lone one starts with NOT. */
export function negation(condition: string): string {
	if (condition === "1") return "0";
	if (condition === "0") return "1";
	return condition.startsWith("NOT ") ? condition.slice("NOT ".length) : `NOT ${condition}`;
}

export function complement(region: Region): Region {
	switch (region.kind) {
		case "customers":
			return { kind: "customers", condition: negation(region.condition) };
		case "events":
			return { ...region, condition: negation(region.condition), otherwise: !region.otherwise };
		case "not":
			return region.region;
		default:
			return { kind: "not", region };
	}
}

/** Parts of one source become one flat list of conditions: engines limit how deep a statement may nest, not how long it is. */
export function combine(kind: "all" | "any", regions: readonly Region[]): Region {
	const bySource = new Map<unknown, [Region, ...Region[]]>();
	for (const region of regions) {
		const source = region.kind === "events" ? region.source : region.kind === "customers" ? "customers" : region;
		const before = bySource.get(source);
		if (before) before.push(region);
		else bySource.set(source, [region]);
	}
	const [only, ...more] = [...bySource.values()].map((parts) => joined(kind, parts));
	if (!only) return kind === "all" ? EVERYONE : NOBODY;
	return more.length === 0 ? only : { kind, regions: [only, ...more] };
}

function joined(kind: "all" | "any", [first, ...others]: readonly [Region, ...Region[]]): Region {
	if (others.length === 0 || !("condition" in first)) return first;
	const parts = [first, ...others].filter((region) => "condition" in region);
	const joint = kind === "all" ? " AND " : " OR ";
	const condition = `(${parts.map((part) => part.condition).join(joint)})`;
	if (first.kind === "customers") {
		const filters = parts.map((part) => (part.kind === "customers" ? filterOf(part) : part.condition));
		return { kind: "customers", condition, filter: `(${filters.join(joint)})` };
	}
	const without = parts.map((part) => part.kind === "events" && part.otherwise);
	return { ...first, condition, otherwise: kind === "all" ? without.every(Boolean) : without.some(Boolean) };
}
