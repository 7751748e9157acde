import type { Field } from "../../core/catalogue/field.ts";
import { feltNamesIn } from "../../core/segments/felt-names.ts";
import { errorAt, type RuleIssue } from "../../core/segments/rule-issue.ts";
import type { Call } from "../call.ts";
import { type Masks, masksFor } from "../privacy/masks-for.ts";
import type { Services } from "../services.ts";
import { fieldsOfRule } from "./fields-of-rule.ts";

/**
 * An error at each place of a rule or measure that would feel out a value which a masking rule hides whole from the caller
 * for this purpose. Asking for whole values is allowed: whoever does has to know them.
 */
export async function feltUses(
	{ store }: Pick<Services, "store">,
	call: Call,
	part: unknown,
	path: string,
	used: readonly Field[],
	purpose?: string,
): Promise<RuleIssue[]> {
	const masks = await masksFor({ store }, call, { purpose, context: "preview" });
	if (!used.some(masks.hides)) return [];
	const issues: RuleIssue[] = [];
	for (const { kind, name, path: place } of feltNamesIn(part, path)) {
		const concerned =
			kind === "traits"
				? await fieldsOfRule(store, call.workspaceId, { trait: name })
				: used.filter((one) => one.name === name && (one.kind === "property") === (kind === "properties"));
		const hidden = concerned.find(masks.hides);
		if (hidden) issues.push(errorAt(place, refusal(hidden, masks), "compare with whole values: equals, in, known"));
	}
	return issues;
}

function refusal(field: Field, masks: Masks): string {
	return `the masking rule ${masks.of(field).rule} hides ${field.name} from you, so it may not be compared by range, order or part`;
}
