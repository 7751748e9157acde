import type { Clock } from "../../ports/clock.ts";
import type { People, Person, PersonSession, SignedIn } from "../../ports/people.ts";
import type { BetterAuth } from "./better-auth.ts";
import { argon2id } from "./password-hash.ts";
import {
	administratorExists,
	findPerson,
	insertFirstAdministrator,
	noteSignIn,
	type PeopleDatabase,
	signInKey,
	takeTotpStep,
} from "./person-records.ts";
import { unlessRefused } from "./refusal.ts";
import { asHeaders, secretIn, signedText } from "./session-secret.ts";
import { totpStepOf } from "./totp-step.ts";

/** A session ends this long after it began, however much it is used. */
const ABSOLUTE_MS = 12 * 3_600_000;

/** People and sign-in on the control store's connection, by better-auth, which is loaded when somebody first needs it. */
export function openPeople(db: PeopleDatabase, clock: Clock, passwords = argon2id()): People {
	let loading: Promise<BetterAuth> | undefined;
	const better = () => {
		loading ??= (async () => {
			const { createBetterAuth } = await import("./better-auth.ts");
			return createBetterAuth(db, await signInKey(db), passwords);
		})();
		return loading;
	};
	const now = () => new Date(clock.now()).toISOString();

	async function session(secret: string, background = false): Promise<PersonSession | null> {
		const headers = asHeaders(secret, "session");
		if (headers === null) return null;
		const { api } = await better();
		const found = await unlessRefused(() => api.getSession({ headers, query: { disableRefresh: background } }));
		if (found === null) return null;
		const endMs = found.session.createdAt.getTime() + ABSOLUTE_MS;
		const person = await findPerson(db, "id", found.user.id);
		if (endMs <= clock.now() || person?.state !== "active") {
			await db.deleteFrom("sessions").where("id", "=", found.session.id).execute();
			return null;
		}
		const { secondFactorAt } = found.session;
		const row = await db
			.selectFrom("sessions")
			.select("workspace_id")
			.where("id", "=", found.session.id)
			.executeTakeFirst();
		const { assignments } = person;
		const acting = assignments.find(({ workspaceId }) => workspaceId === row?.workspace_id) ?? assignments[0];
		if (acting === undefined) return null;
		return {
			id: found.session.id,
			person,
			workspaceId: acting.workspaceId,
			expiresAt: new Date(Math.min(endMs, found.session.expiresAt.getTime())).toISOString(),
			secondFactor: secondFactorAt instanceof Date,
			...(secondFactorAt instanceof Date ? { secondFactorAtMs: secondFactorAt.getTime() } : {}),
		};
	}

	async function challenged(secret: string): Promise<Person | null> {
		const identifier = signedText(secret, "challenge");
		if (identifier === null) return null;
		const challenge = await db
			.selectFrom("sign_in_challenges")
			.selectAll()
			.where("identifier", "=", identifier)
			.where("expires_at", ">", now())
			.executeTakeFirst();
		return challenge === undefined ? null : ((await findPerson(db, "id", challenge.value)) ?? null);
	}

	/** The code to hand on: itself once its step is taken, and one that is surely wrong otherwise, so that it is counted. */
	async function codeToTry(personId: string, code: string): Promise<string> {
		const { $context } = await better();
		const row = await db.selectFrom("second_factors").selectAll().where("person_id", "=", personId).executeTakeFirst();
		if (row === undefined) return "";
		const { symmetricDecrypt } = await import("better-auth/crypto");
		const secret = await symmetricDecrypt({ key: (await $context).secretConfig, data: row.secret });
		const step = totpStepOf(Buffer.from(secret), code, clock.now());
		return step !== null && (await takeTotpStep(db, personId, step)) ? code : "";
	}

	async function signedIn(headers: Headers): Promise<SignedIn | null> {
		const secret = secretIn(headers, "session");
		if (secret === undefined) return null;
		const begun = await session(secret);
		if (!begun?.secondFactor) return null;
		await noteSignIn(db, begun.person.id, now());
		return { secret, session: begun };
	}

	return {
		administratorExists: () => administratorExists(db),
		async createFirstAdministrator({ password, ...person }) {
			return insertFirstAdministrator(db, person, await passwords.hash(password), now());
		},
		findByEmail: (email) => findPerson(db, "email", email.toLowerCase()),
		findById: (id) => findPerson(db, "id", id),
		session,

		async signIn(email, password) {
			const { api } = await better();
			const answer = await unlessRefused(() =>
				api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true }),
			);
			const person = await findPerson(db, "email", email.toLowerCase());
			if (answer === null || person?.state !== "active") return null;
			const challenge = secretIn(answer.headers, "challenge");
			if (challenge !== undefined) return { next: "second-factor", secret: challenge, person };
			const secret = secretIn(answer.headers, "session");
			const headers = secret === undefined ? null : asHeaders(secret, "session");
			if (secret === undefined || headers === null) return null;
			const enrolment = await api.enableTwoFactor({ body: { password, method: "totp" }, headers });
			if (enrolment.method !== "totp") return null;
			const { totpURI, backupCodes } = enrolment;
			return { next: "enrol", secret, person, totpUri: totpURI, recoveryCodes: backupCodes };
		},

		async awaiting(secret) {
			const person = await challenged(secret);
			if (person !== null) return { person, next: "second-factor" };
			const begun = await session(secret);
			return begun === null || begun.secondFactor ? null : { person: begun.person, next: "enrol" };
		},

		async passSecondFactor(secret, code) {
			const person = await challenged(secret);
			const headers = asHeaders(secret, "challenge");
			if (person === null || headers === null) return null;
			const { api } = await better();
			const isRecoveryCode = !/^\d{6}$/.test(code);
			const tried = isRecoveryCode ? code : await codeToTry(person.id, code);
			const request = { body: { code: tried }, headers, returnHeaders: true } as const;
			const answer = await unlessRefused(() =>
				isRecoveryCode ? api.verifyBackupCode(request) : api.verifyTOTP(request),
			);
			return answer === null ? null : signedIn(answer.headers);
		},

		async confirmEnrolment(secret, code) {
			const begun = await session(secret);
			const headers = asHeaders(secret, "session");
			if (begun === null || begun.secondFactor || headers === null) return null;
			const { api } = await better();
			const tried = await codeToTry(begun.person.id, code);
			const answer = await unlessRefused(() => api.verifyTOTP({ body: { code: tried }, headers, returnHeaders: true }));
			return answer === null ? null : signedIn(answer.headers);
		},

		async endSession(secret) {
			const headers = asHeaders(secret, "session");
			if (headers !== null) await unlessRefused(async () => (await better()).api.signOut({ headers }));
		},
	};
}
