import { randomUUID } from "node:crypto";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { NewPerson, Person } from "../../ports/people.ts";
import { putAssignments } from "./assignments.ts";
import type { PeopleDatabase } from "./person-records.ts";

/** Adds somebody, within a transaction. @throws SegwardError `name-taken` where the address has an account. */
export async function insertPerson(
	inside: PeopleDatabase,
	{ name, assignments, ...person }: Omit<NewPerson, "password">,
	passwordHash: string | null,
	at: string,
): Promise<Person> {
	const id = randomUUID();
	const email = person.email.toLowerCase();
	const taken = await inside.selectFrom("people").select("id").where("email", "=", email).executeTakeFirst();
	if (taken !== undefined) throw new SegwardError("name-taken", { detail: "This e-mail address has an account." });
	await inside
		.insertInto("people")
		.values({
			id,
			name,
			email,
			email_verified: 0,
			state: "active",
			two_factor_enabled: 0,
			last_sign_in_at: null,
			created_at: at,
			updated_at: at,
		})
		.execute();
	if (passwordHash !== null) await insertPassword(inside, id, passwordHash, at);
	await putAssignments(inside, id, assignments);
	return { id, name, email, state: "active", assignments, createdAt: at };
}

/** The password before, where there was one, opens nothing any more. */
export async function putPassword(
	inside: PeopleDatabase,
	personId: string,
	passwordHash: string,
	at: string,
): Promise<void> {
	await inside
		.deleteFrom("sign_in_accounts")
		.where("person_id", "=", personId)
		.where("provider_id", "=", "credential")
		.execute();
	await insertPassword(inside, personId, passwordHash, at);
}

async function insertPassword(inside: PeopleDatabase, personId: string, passwordHash: string, at: string) {
	await inside
		.insertInto("sign_in_accounts")
		.values({
			id: randomUUID(),
			person_id: personId,
			provider_id: "credential",
			account_id: personId,
			password_hash: passwordHash,
			created_at: at,
			updated_at: at,
		})
		.execute();
}
