import { isReviewer } from "../audit/reviews/reviewers.ts";
import type { Call } from "../call.ts";
import { mayAct } from "../may-act.ts";
import type { Services } from "../services.ts";
import type { Attention } from "./attention.ts";
import { findingsIn } from "./findings.ts";

/** What checks found, each as one item. */
export async function openFindings(services: Services, call: Call): Promise<Attention[]> {
	if (!mayAct(services, call, "finding:list", "Workspace")) return [];
	const findings = await findingsIn(services, call.workspaceId);
	return findings.map(({ title, detail, link }) => ({ kind: "finding-open", title, detail, count: 1, link }));
}

/** Reviews of the access log that wait for this very person. */
export async function dueReviews(services: Services, { principal, workspaceId }: Call): Promise<Attention[]> {
	const unsigned = await services.store.auditReviews.unsigned(workspaceId);
	const mine = unsigned.filter(({ schedule }) => isReviewer(principal, schedule.reviewer));
	const [first] = mine;
	if (first === undefined) return [];
	return [
		{
			kind: "audit-review-due",
			title: mine.length === 1 ? `To review: ${first.schedule.title}` : `${mine.length} reviews of the access log`,
			detail: `By ${first.dueAt.slice(0, 10)}: look at what happened, then sign.`,
			count: mine.length,
			link: mine.length === 1 ? `/audit/reviews/${first.id}` : "/audit/reviews",
		},
	];
}
