import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Assignment, Person } from "../../ports/people.ts";
import type { PeopleRegister, RegisteredPerson } from "../../ports/people-register.ts";
import { assignmentsOf, putAssignments } from "./assignments.ts";
import { insertPerson, putPassword } from "./new-person.ts";
import { type RegisterDatabase, useUpLink } from "./one-time-links.ts";
import { passwordCost } from "./password-cost.ts";
import { argon2id } from "./password-hash.ts";
import { findPerson } from "./person-records.ts";
import { endSessionsOf } from "./sessions.ts";

/** The administration of people on the control store's connection; transactions on it take turns. */
export function openPeopleRegister(
	db: RegisterDatabase,
	clock: Clock,
	passwords = argon2id(() => passwordCost(db)),
): PeopleRegister {
	const now = () => new Date(clock.now()).toISOString();
	const atomically = <T>(work: (inside: RegisterDatabase) => Promise<T>) => db.transaction().execute(work);
	const withLink = (linkId: string, work: (inside: RegisterDatabase) => Promise<void>) =>
		atomically(async (inside) => {
			await useUpLink(inside, linkId, now());
			await work(inside);
		});

	async function registered(person: Person): Promise<RegisteredPerson> {
		const row = await db
			.selectFrom("people")
			.select("two_factor_enabled")
			.where("id", "=", person.id)
			.executeTakeFirst();
		return { ...person, secondFactor: row?.two_factor_enabled === 1 };
	}

	return {
		async list(workspaceId) {
			const rows = await db
				.selectFrom("assignments")
				.innerJoin("people", "people.id", "assignments.person_id")
				.select("people.id")
				.where("assignments.workspace_id", "=", workspaceId)
				.orderBy("people.name")
				.orderBy("people.id")
				.execute();
			const people: RegisteredPerson[] = [];
			for (const { id } of rows) {
				const person = await findPerson(db, "id", id);
				if (person !== undefined) people.push(await registered(person));
			}
			return people;
		},
		async find(personId) {
			const person = await findPerson(db, "id", personId);
			return person && registered(person);
		},
		async accept(linkId, { password, assignment, ...person }) {
			const hash = await passwords.hash(password);
			return atomically(async (inside) => {
				await useUpLink(inside, linkId, now());
				return insertPerson(inside, { ...person, assignments: [assignment] }, hash, now());
			});
		},
		create: ({ assignment, ...person }) =>
			atomically((inside) => insertPerson(inside, { ...person, assignments: [assignment] }, null, now())),
		join: (linkId, personId, assignment) => withLink(linkId, (inside) => putAssignment(inside, personId, assignment)),
		setAssignment: (personId, assignment, keepSessionId) =>
			atomically(async (inside) => {
				await keepingAdministrators(inside, () => putAssignment(inside, personId, assignment));
				await endSessionsOf(inside, personId, keepSessionId);
				if (assignment.roles.length === 0) await revokeTokens(inside, personId, now(), assignment.workspaceId);
			}),
		setState: (personId, state) =>
			atomically(async (inside) => {
				await keepingAdministrators(inside, async () => {
					await inside.updateTable("people").set({ state, updated_at: now() }).where("id", "=", personId).execute();
				});
				if (state === "active") return;
				await endSessionsOf(inside, personId);
				await revokeTokens(inside, personId, now());
				await withdrawLinks(inside, personId, now());
			}),
		async setPassword(linkId, personId, password) {
			const hash = await passwords.hash(password);
			await withLink(linkId, async (inside) => {
				await putPassword(inside, personId, hash, now());
				await endSessionsOf(inside, personId);
			});
		},
		dropSecondFactors: (linkId, personId) => withLink(linkId, (inside) => dropSecondFactors(inside, personId)),
		async recover(linkId, personId, password) {
			const hash = await passwords.hash(password);
			await withLink(linkId, async (inside) => {
				await putPassword(inside, personId, hash, now());
				await dropSecondFactors(inside, personId);
			});
		},
		changeEmail: (linkId, personId, email) =>
			withLink(linkId, async (inside) => {
				if (await findPerson(inside, "email", email.toLowerCase())) throw new SegwardError("name-taken");
				await inside
					.updateTable("people")
					.set({ email: email.toLowerCase(), email_verified: 1, updated_at: now() })
					.where("id", "=", personId)
					.execute();
				// Links that went to the address before are not this address's.
				await withdrawLinks(inside, personId, now());
			}),
		endSessions: (personId) => atomically((inside) => endSessionsOf(inside, personId)),
	};
}

/** @throws SegwardError `last-administrator` where a workspace that had an active administrator has none after `change`. */
async function keepingAdministrators(inside: RegisterDatabase, change: () => Promise<void>): Promise<void> {
	const before = await administered(inside);
	await change();
	const after = await administered(inside);
	if (before.some((workspaceId) => !after.includes(workspaceId))) {
		throw new SegwardError("last-administrator", { hint: "Make somebody else an administrator first." });
	}
}

/** Ids of the workspaces that have an active administrator. */
async function administered(inside: RegisterDatabase): Promise<string[]> {
	const rows = await inside
		.selectFrom("assignments")
		.innerJoin("people", "people.id", "assignments.person_id")
		.select(["assignments.workspace_id", "assignments.roles"])
		.where("people.state", "=", "active")
		.execute();
	return rows.filter((row) => JSON.parse(row.roles).includes("administrator")).map((row) => row.workspace_id);
}

async function putAssignment(inside: RegisterDatabase, personId: string, assignment: Assignment): Promise<void> {
	const others = (await assignmentsOf(inside, personId)).filter((one) => one.workspaceId !== assignment.workspaceId);
	await putAssignments(inside, personId, [...others, ...(assignment.roles.length === 0 ? [] : [assignment])]);
}

async function dropSecondFactors(inside: RegisterDatabase, personId: string): Promise<void> {
	for (const table of ["second_factors", "recovery_codes", "passkeys"] as const) {
		await inside.deleteFrom(table).where("person_id", "=", personId).execute();
	}
	await inside.updateTable("people").set({ two_factor_enabled: 0 }).where("id", "=", personId).execute();
	await endSessionsOf(inside, personId);
}

async function revokeTokens(inside: RegisterDatabase, personId: string, at: string, workspaceId?: string) {
	const theirs = inside
		.updateTable("tokens")
		.set({ revoked_at: at })
		.where("owner_id", "=", personId)
		.where("revoked_at", "is", null);
	await (workspaceId === undefined ? theirs : theirs.where("workspace_id", "=", workspaceId)).execute();
}

async function withdrawLinks(inside: RegisterDatabase, personId: string, at: string): Promise<void> {
	await inside
		.updateTable("one_time_links")
		.set({ withdrawn_at: at })
		.where("person_id", "=", personId)
		.where("used_at", "is", null)
		.where("withdrawn_at", "is", null)
		.execute();
}
