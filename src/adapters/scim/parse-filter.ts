import { type Filter, parse } from "scim2-parse-filter";
import type { ScimFilter } from "../../core/access/scim/filter.ts";
import { SegwardError } from "../../core/error/segward-error.ts";

const MOST_CHARACTERS = 1000;
const DEEPEST = 20;

/** @throws SegwardError `filter-invalid`; the parser's message would quote the filter, and with it a person. */
export function parseScimFilter(text: string): ScimFilter {
	if (text.length > MOST_CHARACTERS || deepestNesting(text) > DEEPEST) throw invalid();
	let filter: Filter;
	try {
		filter = parse(text);
	} catch (cause) {
		throw invalid(cause);
	}
	return filter;
}

function deepestNesting(text: string): number {
	let [depth, deepest] = [0, 0];
	for (const character of text) {
		if (character === "(" || character === "[") depth += 1;
		if (character === ")" || character === "]") depth -= 1;
		deepest = Math.max(deepest, depth);
	}
	return deepest;
}

function invalid(cause?: unknown): SegwardError {
	return new SegwardError("filter-invalid", { hint: 'Write it as in userName eq "ada@example.com".', cause });
}
