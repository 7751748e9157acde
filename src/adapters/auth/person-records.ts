import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { NewPerson, Person } from "../../ports/people.ts";
import { assignmentsOf, everyPersonWith } from "./assignments.ts";
import { insertPerson } from "./new-person.ts";
import type { PeopleTables } from "./people-tables.ts";

export type PeopleDatabase = Kysely<PeopleTables>;

export async function administratorExists(db: PeopleDatabase): Promise<boolean> {
	return (await everyPersonWith(db, "administrator")).length > 0;
}

/** Person and password in one transaction, unless there is an administrator. @throws SegwardError `setup-done`. */
export async function insertFirstAdministrator(
	db: PeopleDatabase,
	person: Omit<NewPerson, "password">,
	passwordHash: string,
	at: string,
): Promise<Person> {
	return db.transaction().execute(async (inside) => {
		if (await administratorExists(inside)) throw new SegwardError("setup-done");
		return insertPerson(inside, person, passwordHash, at);
	});
}

export async function findPerson(
	db: PeopleDatabase,
	column: "id" | "email",
	value: string,
): Promise<Person | undefined> {
	const row = await db.selectFrom("people").selectAll().where(column, "=", value).executeTakeFirst();
	if (row === undefined) return undefined;
	return {
		id: row.id,
		name: row.name,
		email: row.email,
		state: row.state === "active" ? "active" : "deactivated",
		assignments: await assignmentsOf(db, row.id),
		createdAt: row.created_at,
		lastSignInAt: row.last_sign_in_at ?? undefined,
	};
}

export async function noteSignIn(db: PeopleDatabase, personId: string, at: string): Promise<void> {
	await db.updateTable("people").set({ last_sign_in_at: at }).where("id", "=", personId).execute();
	// Nothing else removes sessions that nobody came back to.
	await db.deleteFrom("sessions").where("expires_at", "<=", at).execute();
	await db.deleteFrom("sign_in_challenges").where("expires_at", "<=", at).execute();
}

/** Whether this person has confirmed an authenticator. */
export async function hasSecondFactor(db: PeopleDatabase, personId: string): Promise<boolean> {
	const row = await db.selectFrom("people").select("two_factor_enabled").where("id", "=", personId).executeTakeFirst();
	return row?.two_factor_enabled === 1;
}

export async function passwordHashOf(db: PeopleDatabase, personId: string): Promise<string | null> {
	const row = await db
		.selectFrom("sign_in_accounts")
		.select("password_hash")
		.where("person_id", "=", personId)
		.where("provider_id", "=", "credential")
		.executeTakeFirst();
	return row?.password_hash ?? null;
}

/** True for one caller only, and never for a step at or before one that was taken. */
export async function takeTotpStep(db: PeopleDatabase, personId: string, step: number): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable("second_factors")
		.set({ last_totp_step: step })
		.where("person_id", "=", personId)
		.where("last_totp_step", "<", step)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The key of this installation, made on first use. */
export function signInKey(db: PeopleDatabase): Promise<string> {
	return db.transaction().execute(async (inside) => {
		const kept = await inside.selectFrom("sign_in_keys").selectAll().where("version", "=", 1).executeTakeFirst();
		if (kept) return kept.secret;
		const secret = randomBytes(32).toString("base64url");
		await inside.insertInto("sign_in_keys").values({ version: 1, secret }).execute();
		return secret;
	});
}
