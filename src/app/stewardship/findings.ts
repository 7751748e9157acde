import { reviewState } from "../../core/audit/review/audit-review.ts";
import { byGravity, type Finding } from "../../core/stewardship/finding.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "store" | "clock">;
type Check = (deps: Deps, workspaceId: string) => Promise<Finding[]>;

/** What is looked for. */
const CHECKS: readonly Check[] = [overdueReviews, faultyLog];

/** What is not as it should be in a workspace, the gravest first. */
export async function findingsIn(deps: Deps, workspaceId: string): Promise<Finding[]> {
	const found = await Promise.all(CHECKS.map((check) => check(deps, workspaceId)));
	return found.flat().sort(byGravity);
}

export function listFindings(deps: Deps) {
	return async ({ workspaceId }: Call, _input: unknown) => ({ items: await findingsIn(deps, workspaceId) });
}

async function overdueReviews({ store, clock }: Deps, workspaceId: string): Promise<Finding[]> {
	const unsigned = await store.auditReviews.unsigned(workspaceId);
	return unsigned
		.filter((review) => reviewState(review, clock.now()) === "overdue")
		.map(({ id, schedule, periodEnd, dueAt }) => ({
			id: `audit-review-overdue/${id}`,
			kind: "audit-review-overdue",
			severity: "medium",
			title: `${schedule.title}: the period until ${periodEnd.slice(0, 10)} is not reviewed`,
			detail: "A reviewer looks at it and signs it.",
			since: dueAt,
			link: `/audit/reviews/${id}`,
		}));
}

/** Until a later review found the log whole again. */
async function faultyLog({ store }: Deps, workspaceId: string): Promise<Finding[]> {
	const recent = await store.auditReviews.list(workspaceId, 50);
	const newest = recent
		.filter(({ digest }) => digest.log !== undefined)
		.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
	const faults = newest?.digest.log?.faults ?? [];
	if (newest === undefined || faults.length === 0) return [];
	return [
		{
			id: `access-log-faulty/${newest.id}`,
			kind: "access-log-faulty",
			severity: "critical",
			title: "The access log does not verify",
			detail: `${faults[0] ?? ""} Compare it with an export, a backup or an anchored head, and ask who had the machine.`,
			since: newest.madeAt,
			link: `/audit/reviews/${newest.id}`,
		},
	];
}
