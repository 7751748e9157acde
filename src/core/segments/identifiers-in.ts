import { planWithIssues } from "./build-plan.ts";
import type { RuleContext, RuleSource } from "./planning/rule-context.ts";

/** One identifier that a rule names: its field (or `externalId`) and the text as written. */
export interface NamedIdentifier {
	field: string;
	value: string;
}

/** Every identifier that must be resolved to customers before `buildPlan`, referenced segments included, each once. */
export function identifiersIn(spec: RuleSource, context: RuleContext): NamedIdentifier[] {
	const named = new Map<string, NamedIdentifier>();
	planWithIssues(spec, {
		...context,
		asOfMs: 0,
		customersWithIdentifier: (field, value) => {
			named.set(JSON.stringify([field, value]), { field, value });
			return [];
		},
	});
	return [...named.values()];
}
