import { z } from "zod";
import { ReferenceName } from "../slug.ts";
import type { Rule } from "./rule.ts";

/** Members of an imported list. */
export const ListRule = z.strictObject({ list: ReferenceName });
export interface ListRule {
	readonly list: string;
}

export function list(name: string): ListRule {
	return { list: name };
}

export function isList(rule: Rule): rule is ListRule {
	return "list" in rule;
}
