import type { Person } from "./people.ts";

/** People whom an identity provider or its directory looks after. They have no password; sign-on elsewhere leads to them. */
export interface FederatedPeople {
	/** @throws SegwardError `name-taken` where somebody has this e-mail address. */
	create(person: Pick<Person, "name" | "email" | "assignments">): Promise<Person>;
	/** @throws SegwardError `name-taken` where somebody else has this e-mail address. */
	describe(personId: string, facts: Pick<Person, "name" | "email">): Promise<void>;
}
