import type { Principal } from "../../core/access/principal.ts";
import type { Person, PersonSession } from "../../ports/people.ts";

/** A person acting in a workspace; null where that person is nothing there, or is deactivated. */
export function principalOf(
	person: Person,
	workspaceId: string,
	session: Pick<PersonSession, "id" | "secondFactorAtMs">,
): Principal | null {
	const assignment = person.assignments.find((one) => one.workspaceId === workspaceId);
	if (assignment === undefined || person.state !== "active") return null;
	const { roles, teams } = assignment;
	return {
		kind: "person",
		tokenId: session.id,
		personId: person.id,
		name: person.name,
		roles,
		teams,
		workspaceId,
		trainingCurrent: true,
		secondFactorAtMs: session.secondFactorAtMs,
	};
}
