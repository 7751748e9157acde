import type { RegisteredPerson } from "../../../ports/people-register.ts";
import type { Call } from "../../call.ts";

export interface RegisteredPersonView {
	id: string;
	name: string;
	email: string;
	state: RegisteredPerson["state"];
	roles: string[];
	teams: string[];
	createdAt: string;
	lastSignInAt?: string;
	secondFactor: boolean;
	you: boolean;
}

/** A person as the caller's workspace sees him. */
export function viewOf(person: RegisteredPerson, { workspaceId, principal }: Call): RegisteredPersonView {
	const { id, name, email, state, createdAt, lastSignInAt, secondFactor } = person;
	const assignment = person.assignments.find((one) => one.workspaceId === workspaceId);
	return {
		id,
		name,
		email,
		state,
		roles: assignment?.roles ?? [],
		teams: assignment?.teams ?? [],
		createdAt,
		...(lastSignInAt === undefined ? {} : { lastSignInAt }),
		secondFactor,
		you: id === principal.personId,
	};
}
