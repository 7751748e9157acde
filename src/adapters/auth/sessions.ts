import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Person, PersonSession, SessionStart, SignInOrigin } from "../../ports/people.ts";
import type { PeopleTables } from "./people-tables.ts";
import { findPerson, type PeopleDatabase } from "./person-records.ts";

/** A session ends this long after its last use. */
export const IDLE_MS = 3_600_000;
/** And this long after it began, however much it is used. */
const ABSOLUTE_MS = 12 * 3_600_000;
/** Use is noted this often: a synced write for every request would cost more than the request. */
const NOTED_EVERY_MS = 60_000;
/** Of one person at a time; one more ends the one that was used the longest ago. */
export const MOST_SESSIONS = 10;

const PREFIX = "s.";
const SHAPE = /^s\.[A-Za-z0-9_-]{43}$/;
const NOWHERE: SignInOrigin = { device: "unknown", network: "unknown" };

type SessionRow = PeopleTables["sessions"];

/** A secret of 256 random bits, and the digest by which the store knows it: what lies there opens nothing. */
function newSecret(): { secret: string; token: string } {
	const secret = PREFIX + randomBytes(32).toString("base64url");
	return { secret, token: digestOf(secret) };
}

function digestOf(secret: string): string {
	return createHash("sha256").update(secret).digest("base64url");
}

/** Begins a session and hands out its secret; beyond {@link MOST_SESSIONS}, the one that was used the longest ago ends. */
export async function insertSession(db: PeopleDatabase, personId: string, start: SessionStart, nowMs: number) {
	const { secret, token } = newSecret();
	const at = isoOf(nowMs);
	const { device, network } = start.origin ?? NOWHERE;
	await db
		.insertInto("sessions")
		.values({
			id: randomUUID(),
			person_id: personId,
			token,
			workspace_id: start.workspaceId ?? null,
			method: start.method,
			device,
			network,
			second_factor_at: start.secondFactorAtMs === undefined ? null : isoOf(start.secondFactorAtMs),
			expires_at: isoOf(nowMs + IDLE_MS),
			created_at: at,
			updated_at: at,
		})
		.execute();
	await endBeyondMost(db, personId);
	return secret;
}

/** The session of this secret; null when it is none, or over. Looking counts as use, unless it is in the background. */
export async function findSession(
	db: PeopleDatabase,
	secret: string,
	nowMs: number,
	background: boolean,
): Promise<PersonSession | null> {
	if (!SHAPE.test(secret)) return null;
	const row = await db.selectFrom("sessions").selectAll().where("token", "=", digestOf(secret)).executeTakeFirst();
	if (row === undefined) return null;
	const person = await findPerson(db, "id", row.person_id);
	if (!isAlive(row, nowMs) || person?.state !== "active") {
		await db.deleteFrom("sessions").where("id", "=", row.id).execute();
		return null;
	}
	const used = !background && nowMs - Date.parse(row.updated_at) >= NOTED_EVERY_MS;
	const expiresAt = used ? isoOf(nowMs + IDLE_MS) : row.expires_at;
	if (used) {
		const noted = { expires_at: expiresAt, updated_at: isoOf(nowMs) };
		await db.updateTable("sessions").set(noted).where("id", "=", row.id).execute();
	}
	return sessionOf({ ...row, expires_at: expiresAt }, person);
}

/** Gives the session a new secret, and notes when it proved a second factor; the secret before is worth nothing. */
export async function renewSecret(db: PeopleDatabase, sessionId: string, secondFactorAtMs?: number): Promise<string> {
	const { secret, token } = newSecret();
	const proof = secondFactorAtMs === undefined ? {} : { second_factor_at: isoOf(secondFactorAtMs) };
	await db
		.updateTable("sessions")
		.set({ token, ...proof })
		.where("id", "=", sessionId)
		.execute();
	return secret;
}

/** Those of a person that are not over, the last used first. */
export async function liveSessions(db: PeopleDatabase, personId: string, nowMs: number): Promise<SessionRow[]> {
	const rows = await db
		.selectFrom("sessions")
		.selectAll()
		.where("person_id", "=", personId)
		.where("second_factor_at", "is not", null)
		.orderBy("updated_at", "desc")
		.execute();
	return rows.filter((row) => isAlive(row, nowMs));
}

/** As {@link renewSecret}, acting in another workspace from then on; null where its person is nothing there. */
export async function moveSession(db: PeopleDatabase, sessionId: string, workspaceId: string): Promise<string | null> {
	const row = await db.selectFrom("sessions").select("person_id").where("id", "=", sessionId).executeTakeFirst();
	const person = row && (await findPerson(db, "id", row.person_id));
	if (!person?.assignments.some((one) => one.workspaceId === workspaceId)) return null;
	await db.updateTable("sessions").set({ workspace_id: workspaceId }).where("id", "=", sessionId).execute();
	return renewSecret(db, sessionId);
}

export async function endSession(db: PeopleDatabase, secret: string): Promise<void> {
	await db.deleteFrom("sessions").where("token", "=", digestOf(secret)).execute();
}

/** Sessions, and sign-ins under way; how many sessions ended. */
export async function endSessionsOf(db: PeopleDatabase, personId: string, exceptId?: string): Promise<number> {
	await db.deleteFrom("sign_in_challenges").where("value", "=", personId).execute();
	const ended = await db
		.deleteFrom("sessions")
		.where("person_id", "=", personId)
		.where("id", "!=", exceptId ?? "")
		.executeTakeFirst();
	return Number(ended.numDeletedRows);
}

function isAlive(row: SessionRow, nowMs: number): boolean {
	const begunMs = Date.parse(row.created_at);
	return Date.parse(row.expires_at) > nowMs && begunMs + ABSOLUTE_MS > nowMs;
}

/** Null where the person is nothing in any workspace. */
function sessionOf(row: SessionRow, person: Person): PersonSession | null {
	const { assignments } = person;
	const acting = assignments.find(({ workspaceId }) => workspaceId === row.workspace_id) ?? assignments[0];
	if (acting === undefined) return null;
	const endMs = Math.min(Date.parse(row.created_at) + ABSOLUTE_MS, Date.parse(row.expires_at));
	return {
		id: row.id,
		person,
		workspaceId: acting.workspaceId,
		expiresAt: isoOf(endMs),
		secondFactor: row.second_factor_at !== null,
		...(row.second_factor_at === null ? {} : { secondFactorAtMs: Date.parse(row.second_factor_at) }),
	};
}

async function endBeyondMost(db: PeopleDatabase, personId: string): Promise<void> {
	const kept = db
		.selectFrom("sessions")
		.select("id")
		.where("person_id", "=", personId)
		.orderBy("updated_at", "desc")
		.orderBy("created_at", "desc")
		.limit(MOST_SESSIONS);
	await db.deleteFrom("sessions").where("person_id", "=", personId).where("id", "not in", kept).execute();
}

function isoOf(atMs: number): string {
	return new Date(atMs).toISOString();
}
