import { namesIn } from "../../core/segments/references.ts";
import { errorAt, type RuleIssue } from "../../core/segments/rule-issue.ts";
import type { Call } from "../call.ts";
import { fieldAccess, keptBecause } from "../catalogue/field-access.ts";
import type { Services } from "../services.ts";
import { feltUses } from "./felt-uses.ts";
import { fieldsOfRule } from "./fields-of-rule.ts";

/**
 * An error at each place of a rule or measure that uses a field which the caller may not use for this purpose, or not in
 * this way; also where it uses it through another segment or a trait, for that would tell the same.
 *
 * @param path of the part in its document, such as `rule`.
 */
export async function forbiddenUses(
	services: Pick<Services, "store" | "policies" | "clock">,
	call: Call,
	part: unknown,
	path: string,
	purpose?: string,
): Promise<RuleIssue[]> {
	const { store } = services;
	const access = fieldAccess(services, call);
	const all = await fieldsOfRule(store, call.workspaceId, part);
	const issues = await feltUses(services, call, part, path, all, purpose);
	if (all.every(({ labels }) => access("field:use", labels, purpose))) return issues;
	for (const { kind, name, path: place } of namesIn(part, path)) {
		if (kind === "lists") continue;
		const used =
			kind === "segments" || kind === "traits"
				? await fieldsOfRule(store, call.workspaceId, { [kind === "segments" ? "segment" : "trait"]: name })
				: all.filter((one) => one.name === name && (one.kind === "property") === (kind === "properties"));
		const kept = used.find(({ labels }) => !access("field:use", labels, purpose));
		if (kept === undefined) continue;
		const through = kept.name === name ? "" : ` through ${name}`;
		issues.push(
			errorAt(
				place,
				`you may not use ${kept.name}${through}: ${keptBecause(kept)}`,
				"ask a privacy officer to build it",
			),
		);
	}
	return issues;
}
