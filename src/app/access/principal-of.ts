import type { Principal } from "../../core/access/principal.ts";
import type { RoleName } from "../../core/access/role.ts";
import type { Person, PersonSession } from "../../ports/people.ts";

/** Tells whether training is current. */
export interface TrainingState {
	isCurrent(personId: string, workspaceId: string, roles: readonly RoleName[]): Promise<boolean>;
}

type Session = Pick<PersonSession, "id" | "secondFactorAtMs">;

/** A person acting in a workspace; null where that person is nothing there, or is deactivated. */
export async function principalOf(
	training: TrainingState,
	person: Person,
	workspaceId: string,
	session: Session,
): Promise<Principal | null> {
	const trained = principalIfTrained(person, workspaceId, session);
	if (trained === null) return null;
	return { ...trained, trainingCurrent: await training.isCurrent(person.id, workspaceId, trained.roles) };
}

/** As {@link principalOf}, of somebody who has passed every course: for what roles alone would permit, never for a request. */
export function principalIfTrained(person: Person, workspaceId: string, session: Session): Principal | null {
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
