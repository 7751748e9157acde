import type { Field, FieldKind } from "../../catalogue/field.ts";
import type { RuleIssue } from "../rule-issue.ts";
import type { Evaluation } from "./read-bounds.ts";
import type { PlanContext } from "./rule-context.ts";

export const DEEPEST_RULE = 32;
export const MOST_NODES = 500;

/** What one walk over a rule carries along. */
export interface Planning extends Evaluation {
	context: PlanContext;
	fields: FieldIndex;
	/** Segments whose rules are being inlined, outermost first. */
	openSegments: readonly string[];
	depth: number;
	/** Shared by the whole walk, inlined segments included. */
	budget: { nodes: number };
	report(issue: RuleIssue): void;
}

export type FieldIndex = Readonly<Record<FieldKind, ReadonlyMap<string, Field>>>;

export function indexFields(fields: readonly Field[]): FieldIndex {
	const ofKind = (kind: FieldKind) =>
		new Map(fields.filter((field) => field.kind === kind).map((field) => [field.name, field]));
	return { identifier: ofKind("identifier"), attribute: ofKind("attribute"), property: ofKind("property") };
}
