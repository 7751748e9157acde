import { randomUUID } from "node:crypto";
import type { Account, AccountNotice, SessionRecord } from "../../ports/account.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SignInMethod } from "../../ports/people.ts";
import { confirmReplacement, offerReplacement, takeCode } from "./authenticator.ts";
import { putPassword } from "./new-person.ts";
import { passwordCost } from "./password-cost.ts";
import { argon2id } from "./password-hash.ts";
import { findPerson, hasSecondFactor, type PeopleDatabase, passwordHashOf } from "./person-records.ts";
import { countRecoveryCodes, makeRecoveryCodes } from "./recovery-codes.ts";
import { secretSeal } from "./secret-seal.ts";
import { liveSessions, renewSecret } from "./sessions.ts";

/** What belongs to an account, on the control store's connection. */
export function openAccount(db: PeopleDatabase, clock: Clock, passwords = argon2id(() => passwordCost(db))): Account {
	const seal = secretSeal(db);
	const now = () => new Date(clock.now()).toISOString();
	return {
		async isPassword(personId, password) {
			const hash = await passwordHashOf(db, personId);
			if (hash !== null) return passwords.verify({ hash, password });
			await passwords.hash(password);
			return false;
		},
		hasPassword: async (personId) => (await passwordHashOf(db, personId)) !== null,
		async setPassword(personId, password) {
			const hash = await passwords.hash(password);
			await db.transaction().execute((inside) => putPassword(inside, personId, hash, now()));
		},

		hasAuthenticator: (personId) => hasSecondFactor(db, personId),
		takeCode: (personId, code) => takeCode(db, seal, personId, code, clock.now()),
		async offerAuthenticator(personId) {
			const person = await findPerson(db, "id", personId);
			return offerReplacement(db, seal, { id: personId, email: person?.email ?? "" });
		},
		confirmAuthenticator: (personId, code) => confirmReplacement(db, seal, personId, code, clock.now()),
		makeRecoveryCodes: (personId) => makeRecoveryCodes(db, personId),
		countRecoveryCodes: (personId) => countRecoveryCodes(db, personId),

		async listSessions(personId) {
			const rows = await liveSessions(db, personId, clock.now());
			return rows.map(
				(row): SessionRecord => ({
					id: row.id,
					method: row.method as SignInMethod,
					device: row.device,
					network: row.network,
					startedAt: row.created_at,
					lastUsedAt: row.updated_at,
				}),
			);
		},
		async endSession(personId, sessionId) {
			const { numDeletedRows } = await db
				.deleteFrom("sessions")
				.where("person_id", "=", personId)
				.where("id", "=", sessionId)
				.executeTakeFirst();
			return numDeletedRows > 0n;
		},
		async endEverySession(exceptSessionId) {
			await db.deleteFrom("sign_in_challenges").execute();
			const ended = await db
				.deleteFrom("sessions")
				.where("id", "!=", exceptSessionId ?? "")
				.executeTakeFirst();
			return Number(ended.numDeletedRows);
		},
		renewSession: (sessionId) => renewSecret(db, sessionId, clock.now()),

		async noteOrigin(personId, { device, network }) {
			const known = await db
				.selectFrom("known_devices")
				.select(["device", "network"])
				.where("person_id", "=", personId)
				.execute();
			const times = { first_seen_at: now(), last_seen_at: now() };
			await db
				.insertInto("known_devices")
				.values({ person_id: personId, device, network, ...times })
				.onConflict((conflict) =>
					conflict.columns(["person_id", "device", "network"]).doUpdateSet({ last_seen_at: now() }),
				)
				.execute();
			return { isNew: known.length > 0 && !known.some((one) => one.device === device && one.network === network) };
		},
		async knowsOrigin(personId, { device, network }) {
			const row = await db
				.selectFrom("known_devices")
				.select("first_seen_at")
				.where("person_id", "=", personId)
				.where("device", "=", device)
				.where("network", "=", network)
				.executeTakeFirst();
			return row !== undefined;
		},
		async addNotice(personId, { kind, detail }) {
			const notice = { id: randomUUID(), person_id: personId, kind, detail, at: now(), seen_at: null };
			await db.insertInto("account_notices").values(notice).execute();
		},
		async listNotices(personId) {
			const rows = await db
				.selectFrom("account_notices")
				.selectAll()
				.where("person_id", "=", personId)
				.where("seen_at", "is", null)
				.orderBy("at", "desc")
				.limit(20)
				.execute();
			return rows.map(({ id, kind, detail, at }) => ({ id, kind: kind as AccountNotice["kind"], detail, at }));
		},
		async putAwayNotices(personId) {
			await db.updateTable("account_notices").set({ seen_at: now() }).where("person_id", "=", personId).execute();
		},
	};
}
