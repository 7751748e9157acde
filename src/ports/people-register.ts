import type { Assignment, Person } from "./people.ts";

/** A person as those see who manage people. */
export interface RegisteredPerson extends Person {
	/** Whether an authenticator or passkey is set up. */
	secondFactor: boolean;
}

/**
 * The administration of people. Whatever takes rights away ends the sessions that had them in the same transaction, and
 * nothing ever leaves a workspace that has an administrator without one, also not by changes at the same time.
 */
export interface PeopleRegister {
	/** Who is or was something in this workspace, by name. */
	list(workspaceId: string): Promise<RegisteredPerson[]>;
	find(personId: string): Promise<RegisteredPerson | undefined>;
	/**
	 * Makes the account that an invitation is for, and uses the invitation up.
	 * @throws SegwardError `link-refused` where it is used up or withdrawn; `name-taken` where the address has an account.
	 */
	accept(
		linkId: string,
		person: { name: string; email: string; password: string; assignment: Assignment },
	): Promise<Person>;
	/** Makes an account without a password, for somebody who signs in elsewhere. @throws SegwardError `name-taken`. */
	create(person: { name: string; email: string; assignment: Assignment }): Promise<Person>;
	/** Gives an existing account a further assignment. @throws SegwardError `link-refused`. */
	join(linkId: string, personId: string, assignment: Assignment): Promise<void>;
	/**
	 * Replaces what somebody is in one workspace; without roles he is nothing there, and his tokens of it are revoked.
	 * @throws SegwardError `last-administrator`.
	 */
	setAssignment(personId: string, assignment: Assignment, keepSessionId?: string): Promise<void>;
	/** Deactivating revokes every token and link. @throws SegwardError `last-administrator`. */
	setState(personId: string, state: Person["state"]): Promise<void>;
	/** @throws SegwardError `link-refused`. */
	setPassword(linkId: string, personId: string, password: string): Promise<void>;
	/** Every second factor is gone: the next sign-in sets up a new one. @throws SegwardError `link-refused`. */
	dropSecondFactors(linkId: string, personId: string): Promise<void>;
	/** Both at once. @throws SegwardError `link-refused`. */
	recover(linkId: string, personId: string, password: string): Promise<void>;
	/** @throws SegwardError `link-refused`; `name-taken` where another account has this address meanwhile. */
	changeEmail(linkId: string, personId: string, email: string): Promise<void>;
	/** Ends all sessions of a person, also those between password and second factor. Returns how many. */
	endSessions(personId: string): Promise<number>;
}
