import type { Principal } from "../../core/access/principal.ts";
import type { RoleName } from "../../core/access/role.ts";
import type { Person, PersonSession } from "../../ports/people.ts";

/** Tells whether training is current. */
export interface TrainingState {
	isCurrent(personId: string, workspaceId: string, roles: readonly RoleName[]): Promise<boolean>;
}

/** A person acting in a workspace; null where that person is nothing there, or is deactivated. */
export async function principalOf(
	training: TrainingState,
	person: Person,
	workspaceId: string,
	session: Pick<PersonSession, "id" | "secondFactorAtMs">,
): Promise<Principal | null> {
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
		trainingCurrent: await training.isCurrent(person.id, workspaceId, roles),
		secondFactorAtMs: session.secondFactorAtMs,
	};
}
