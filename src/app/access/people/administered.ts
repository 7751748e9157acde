import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PeopleRegister, RegisteredPerson } from "../../../ports/people-register.ts";
import type { Call } from "../../call.ts";

/** @throws SegwardError `not-found` where that person is nothing in the caller's workspace. */
export async function personHere(
	register: Pick<PeopleRegister, "find">,
	call: Call,
	id: string,
): Promise<RegisteredPerson> {
	const person = await register.find(id);
	if (person?.assignments.some(({ workspaceId }) => workspaceId === call.workspaceId)) return person;
	throw new SegwardError("not-found", { detail: "There is no such person in this workspace." });
}

/**
 * Refuses what concerns the whole account, unless the caller administers every workspace that it reaches: otherwise an
 * administrator of one workspace would rule in others.
 *
 * @throws SegwardError `account-elsewhere`.
 */
export async function refuseAccountElsewhere(
	register: Pick<PeopleRegister, "find">,
	{ principal }: Call,
	person: RegisteredPerson,
): Promise<void> {
	if (principal.kind === "operator") return;
	const caller = await register.find(principal.personId ?? "");
	const administered = (caller?.assignments ?? [])
		.filter(({ roles }) => roles.includes("administrator"))
		.map(({ workspaceId }) => workspaceId);
	if (person.assignments.every(({ workspaceId }) => administered.includes(workspaceId))) return;
	throw new SegwardError("account-elsewhere", {
		hint: "Take away the roles in this workspace instead, or ask the local operator.",
	});
}

/** The people who are there to check each other. */
export function activeIn(people: readonly RegisteredPerson[]): RegisteredPerson[] {
	return people.filter(({ state }) => state === "active");
}
