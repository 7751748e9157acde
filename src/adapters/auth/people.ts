import type { Clock } from "../../ports/clock.ts";
import type { People, Person, PersonSession, SessionStart, SignedIn, SignInStep } from "../../ports/people.ts";
import { confirmAuthenticator, offerAuthenticator, takeCode } from "./authenticator.ts";
import type { BetterAuth } from "./better-auth.ts";
import { challengedPerson, makeChallenge, takeChallenge } from "./challenges.ts";
import { putPassword } from "./new-person.ts";
import { passwordCost } from "./password-cost.ts";
import { argon2id } from "./password-hash.ts";
import {
	administratorExists,
	findPerson,
	hasSecondFactor,
	insertFirstAdministrator,
	noteSignIn,
	type PeopleDatabase,
	passwordHashOf,
	signInKey,
} from "./person-records.ts";
import { makeRecoveryCodes, takeRecoveryCode } from "./recovery-codes.ts";
import { unlessRefused } from "./refusal.ts";
import { secretSeal } from "./secret-seal.ts";
import { endSession, endSessionsOf, findSession, insertSession, moveSession, renewSecret } from "./sessions.ts";
import { challengeHeaders, challengeSecret, cookieIn, signedText } from "./sign-in-secret.ts";

/** Surely no code: handed on where a code was used before, so that it is counted as a wrong one. */
const NO_CODE = "";

/** People and sign-in on the control store's connection, by better-auth, which is loaded when somebody first needs it. */
export function openPeople(db: PeopleDatabase, clock: Clock, passwords = argon2id(() => passwordCost(db))): People {
	let loading: Promise<BetterAuth> | undefined;
	const better = () => {
		loading ??= (async () => {
			const { createBetterAuth } = await import("./better-auth.ts");
			return createBetterAuth(db, await signInKey(db), passwords);
		})();
		return loading;
	};
	const seal = secretSeal(db);
	const now = () => new Date(clock.now()).toISOString();
	const session = (secret: string, background = false) => findSession(db, secret, clock.now(), background);

	/** Removes the session that better-auth made for its answer: ours, whose secret the store does not hold, takes its place. */
	async function dropSessionOf(answer: Headers): Promise<boolean> {
		const token = signedText(cookieIn(answer, "session") ?? "");
		if (token === null) return false;
		await db.deleteFrom("sessions").where("token", "=", token).execute();
		return true;
	}

	async function start(person: Person, how: SessionStart): Promise<SignedIn | SignInStep | null> {
		if (how.secondFactorAtMs !== undefined) return signedIn(await insertSession(db, person.id, how, clock.now()));
		if (await hasSecondFactor(db, person.id)) {
			return { next: "second-factor", secret: await makeChallenge(await better(), person.id, clock.now()), person };
		}
		return enrol(person, how);
	}

	async function enrol(person: Person, how: SessionStart): Promise<SignInStep> {
		const totpUri = await offerAuthenticator(db, seal, person);
		const recoveryCodes = await makeRecoveryCodes(db, person.id);
		return {
			next: "enrol",
			secret: await insertSession(db, person.id, how, clock.now()),
			person,
			totpUri,
			recoveryCodes,
		};
	}

	async function hashAnewWhereWeak(personId: string, password: string): Promise<void> {
		const hash = await passwordHashOf(db, personId);
		if (hash === null || !(await passwords.isWeak(hash))) return;
		const fresh = await passwords.hash(password);
		await db.transaction().execute((inside) => putPassword(inside, personId, fresh, now()));
	}

	async function signedIn(secret: string): Promise<SignedIn | null> {
		const begun = await session(secret);
		if (!begun?.secondFactor) return null;
		await noteSignIn(db, begun.person.id, now());
		return { secret, session: begun };
	}

	async function challenged(secret: string): Promise<Person | null> {
		const personId = await challengedPerson(db, secret, now());
		const person = personId === null ? undefined : await findPerson(db, "id", personId);
		return person?.state === "active" ? person : null;
	}

	async function enrolling(secret: string): Promise<PersonSession | null> {
		const begun = await session(secret);
		return begun === null || begun.secondFactor ? null : begun;
	}

	/** True once: for the code of a step that was not used, or a recovery code. */
	async function passes(secret: string, person: Person, code: string): Promise<boolean> {
		const headers = challengeHeaders(secret);
		if (headers === null) return false;
		if (!/^\d{6}$/.test(code)) {
			return (await takeRecoveryCode(db, person.id, code)) && takeChallenge(await better(), secret, person.id);
		}
		const tried = (await takeCode(db, seal, person.id, code, clock.now())) ? code : NO_CODE;
		const { api } = await better();
		const answer = await unlessRefused(() => api.verifyTOTP({ body: { code: tried }, headers, returnHeaders: true }));
		return answer !== null && dropSessionOf(answer.headers);
	}

	return {
		administratorExists: () => administratorExists(db),
		async createFirstAdministrator({ password, ...person }) {
			return insertFirstAdministrator(db, person, await passwords.hash(password), now());
		},
		findByEmail: (email) => findPerson(db, "email", email.toLowerCase()),
		findById: (id) => findPerson(db, "id", id),
		session,

		async signIn(email, password, origin) {
			const { api } = await better();
			const answer = await unlessRefused(() =>
				api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true }),
			);
			if (answer === null) return null;
			const challenge = cookieIn(answer.headers, "challenge");
			const enrols = challenge === undefined && (await dropSessionOf(answer.headers));
			const person = await findPerson(db, "email", email.toLowerCase());
			if (person?.state !== "active") return null;
			await hashAnewWhereWeak(person.id, password);
			if (challenge !== undefined) return { next: "second-factor", secret: challengeSecret(challenge), person };
			return enrols ? enrol(person, { method: "password", ...(origin ? { origin } : {}) }) : null;
		},

		async startSession(personId, how) {
			const person = await findPerson(db, "id", personId);
			return person?.state === "active" ? start(person, how) : null;
		},

		async awaiting(secret) {
			const person = await challenged(secret);
			if (person !== null) return { person, next: "second-factor" };
			const begun = await enrolling(secret);
			return begun && { person: begun.person, next: "enrol" };
		},

		async passSecondFactor(secret, code, origin) {
			const person = await challenged(secret);
			if (person === null || !(await passes(secret, person, code))) return null;
			const how = { method: "password", secondFactorAtMs: clock.now(), ...(origin ? { origin } : {}) } as const;
			return signedIn(await insertSession(db, person.id, how, clock.now()));
		},

		async finishSignIn(secret, how) {
			const person = await challenged(secret);
			if (person === null || !(await takeChallenge(await better(), secret, person.id))) return null;
			return signedIn(await insertSession(db, person.id, how, clock.now()));
		},

		async confirmEnrolment(secret, code) {
			const begun = await enrolling(secret);
			if (begun === null) return null;
			const confirmed = await confirmAuthenticator(db, seal, begun.person.id, code, clock.now());
			return confirmed ? signedIn(await renewSecret(db, begun.id, clock.now())) : null;
		},

		actIn: (sessionId, workspaceId) => moveSession(db, sessionId, workspaceId),
		endSession: (secret) => endSession(db, secret),
		endSessionsOf: (personId, exceptSessionId) => endSessionsOf(db, personId, exceptSessionId),
	};
}
