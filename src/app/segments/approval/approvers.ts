import type { Principal } from "../../../core/access/principal.ts";
import type { Person } from "../../../ports/people.ts";
import type { ResourceAttributes } from "../../../ports/policy-engine.ts";
import { principalIfTrained } from "../../access/principal-of.ts";
import type { Services } from "../../services.ts";

type Deps = Pick<Services, "policies" | "register">;

/** Active people of a workspace who may approve: segments in general, or the one of these attributes. */
export async function approversIn(
	{ policies, register }: Deps,
	workspaceId: string,
	resource?: ResourceAttributes,
): Promise<Person[]> {
	const decided = new Map<string, boolean>();
	const may = (person: Person): boolean => {
		const principal = principalIfTrained(person, workspaceId, { id: "" });
		if (principal === null) return false;
		// Policies without a word about the thing cannot tell two people with the same roles and teams apart.
		const kind = resource === undefined ? JSON.stringify([principal.roles, principal.teams]) : person.id;
		const known = decided.get(kind);
		if (known !== undefined) return known;
		const allowed = mayApprove({ policies }, principal, resource);
		decided.set(kind, allowed);
		return allowed;
	};
	return (await register.list(workspaceId)).filter(may);
}

function mayApprove(
	{ policies }: Pick<Deps, "policies">,
	principal: Principal,
	resource?: ResourceAttributes,
): boolean {
	const asked = { principal, action: "segment:approve", resourceKind: "Segment", secondFactorAgeSeconds: 0 };
	return policies.decide({ ...asked, resourceId: resource === undefined ? "*" : "this", resource }).allowed;
}
