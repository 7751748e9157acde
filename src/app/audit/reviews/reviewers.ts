import type { Principal } from "../../../core/access/principal.ts";
import type { AuditReview } from "../../../core/audit/review/audit-review.ts";
import type { Reviewer } from "../../../core/audit/review/review-schedule.ts";
import type { RegisteredPerson } from "../../../ports/people-register.ts";
import type { ResourceAttributes } from "../../../ports/policy-engine.ts";
import { principalIfTrained } from "../../access/principal-of.ts";
import type { Services } from "../../services.ts";

type Deps = Pick<Services, "policies" | "register">;

/** Active people who may sign a review of this schedule: in general, or the one of these attributes. */
export async function reviewersIn(
	{ policies, register }: Deps,
	workspaceId: string,
	reviewer: Reviewer,
	resource?: ResourceAttributes,
): Promise<RegisteredPerson[]> {
	const resourceId = resource === undefined ? "*" : "this";
	return (await register.list(workspaceId)).filter((person) => {
		const principal = principalIfTrained(person, workspaceId, { id: "" });
		if (principal === null || !isReviewer(principal, reviewer)) return false;
		const asked = { principal, action: "audit-review:sign", resourceKind: "AuditReview", secondFactorAgeSeconds: 0 };
		return policies.decide({ ...asked, resourceId, resource }).allowed;
	});
}

export function isReviewer({ kind, personId, roles }: Principal, reviewer: Reviewer): boolean {
	if (kind !== "person") return false;
	return "role" in reviewer ? roles.includes(reviewer.role) : personId === reviewer.personId;
}

/** What policies can say of a review: whose acts it lists, and whether nobody else could sign it. */
export async function reviewAttributes(
	deps: Deps,
	{ workspaceId, personId }: Pick<Principal, "workspaceId" | "personId">,
	{ subjects, schedule }: Pick<AuditReview, "subjects" | "schedule">,
): Promise<ResourceAttributes> {
	const attributes = { subjects: subjects.map((id) => ({ entity: "Person", id }) as const) };
	if (personId === undefined || !subjects.includes(personId)) return attributes;
	const others = await reviewersIn(deps, workspaceId, schedule.reviewer, attributes);
	return { ...attributes, nobodyElse: others.length === 0 };
}
