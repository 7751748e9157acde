import { SegwardError } from "../../core/error/segward-error.ts";
import { checkRule, checkTrait as checkTraitSpec } from "../../core/segments/check-rule.ts";
import { parseSegmentDocument } from "../../core/segments/parse-document.ts";
import { isError, type RuleIssue } from "../../core/segments/rule-issue.ts";
import type { SegmentDocument } from "../../core/segments/segment-document.ts";
import type { TraitDocument } from "../../core/segments/trait-document.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { ruleContext } from "./plan-segment.ts";

/** Everything wrong or doubtful about a document, without keeping it. */
export function checkSegment(services: Services) {
	return async (call: Call, input: { document: unknown }) => {
		try {
			const document = parseSegmentDocument(input.document);
			return { issues: await checkDocument(services, call.workspaceId, document) };
		} catch (error) {
			if (!(error instanceof SegwardError) || error.code !== "segment-file-invalid") throw error;
			return { issues: (error.details.issues ?? []).map((issue) => ({ ...issue, severity: "error" as const })) };
		}
	};
}

export async function checkDocument(
	services: Pick<Services, "store">,
	workspaceId: string,
	document: SegmentDocument,
): Promise<RuleIssue[]> {
	return checkRule(document.spec, await ruleContext(services, workspaceId), document.metadata.name);
}

export async function checkTrait(
	services: Pick<Services, "store">,
	workspaceId: string,
	document: TraitDocument,
): Promise<RuleIssue[]> {
	return checkTraitSpec(document.spec, await ruleContext(services, workspaceId));
}

/** @throws SegwardError `rule-invalid` with every error; warnings pass. */
export function refuseErrors(issues: readonly RuleIssue[]): void {
	const errors = issues.filter(isError);
	const [first] = errors;
	if (!first) return;
	throw new SegwardError("rule-invalid", {
		path: first.path,
		detail: `\`${first.path}\`: ${first.message}`,
		hint: first.hint,
		issues: errors.map(({ path, message, hint }) => ({ path, message: hint ? `${message}; ${hint}` : message })),
	});
}
