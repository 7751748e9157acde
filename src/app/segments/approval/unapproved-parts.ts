import { namesIn } from "../../../core/segments/references.ts";
import { errorAt, type RuleIssue } from "../../../core/segments/rule-issue.ts";
import type { SegmentDocument } from "../../../core/segments/segment-document.ts";
import type { ControlStore } from "../../../ports/control-store.ts";

/**
 * Segments that a rule refers to and that were never let through: their authors could change them, and with them what was
 * approved here. One level is enough, for what was let through refers to such segments only.
 */
export async function unapprovedParts(
	store: ControlStore,
	workspaceId: string,
	document: SegmentDocument,
): Promise<RuleIssue[]> {
	const issues: RuleIssue[] = [];
	for (const { kind, name, path } of namesIn(document.spec.rule, "rule")) {
		if (kind !== "segments") continue;
		const record = await store.segments.findByName(workspaceId, name);
		if (record === undefined || record.approved) continue;
		issues.push(errorAt(path, `segment ${name} has not been approved yet`, "have that one approved first"));
	}
	return issues;
}
