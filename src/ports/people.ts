import type { Assignment } from "../core/access/assignment.ts";

export type { Assignment };

/** Somebody with an account in this installation. A deactivated person keeps the record, and has no session or token. */
export interface Person {
	id: string;
	name: string;
	/** In lower case; names one account. */
	email: string;
	state: "active" | "deactivated";
	/** One a workspace, by workspace id; nobody acts in a workspace without one. */
	assignments: Assignment[];
	createdAt: string;
	lastSignInAt?: string;
}

export interface NewPerson {
	name: string;
	email: string;
	/** Kept as an Argon2id hash. */
	password: string;
	assignments: Assignment[];
}

/** How somebody proved at the beginning of a session who that is. */
export type SignInMethod = "password" | "passkey" | "sso" | "recovery";

/** Where somebody signs in, as the list of sessions shows it; no address and no user agent is kept. */
export interface SignInOrigin {
	/** Such as `Firefox on Windows`. */
	device: string;
	/** The network that the address lies in, such as `192.0.2.0/24`. */
	network: string;
}

export interface SessionStart {
	method: SignInMethod;
	/** When that way of signing in proved a second factor; without it, the sign-in goes on with one. */
	secondFactorAtMs?: number;
	/** Where the session acts first; otherwise in the first workspace that the person has an assignment for. */
	workspaceId?: string;
	origin?: SignInOrigin;
}

/** What is still asked of somebody whose password was right. Whoever holds `secret` may go on. */
export type SignInStep = { secret: string; person: Person } & ({ next: "second-factor" } | EnrolStep);

export interface EnrolStep {
	next: "enrol";
	/** `otpauth://totp/…` for an authenticator app: holds the new shared secret. */
	totpUri: string;
	/** Each replaces a code once. */
	recoveryCodes: string[];
}

export interface PersonSession {
	id: string;
	person: Person;
	/** The workspace it acts in; one that the person has an assignment for. */
	workspaceId: string;
	/** When it ends without further use, or whatever its use: the earlier of both. */
	expiresAt: string;
	/** False only between the first password and the confirmed authenticator: such a session permits nothing else. */
	secondFactor: boolean;
	/** When it last proved a second factor; milliseconds since 1970. */
	secondFactorAtMs?: number;
}

/** A session that passed both factors, and the secret that its owner keeps. */
export interface SignedIn {
	secret: string;
	session: PersonSession;
}

/**
 * People, their passwords, second factors and sessions. A session ends one hour after its last use and twelve hours after
 * it began. Secrets are opaque texts that fit into a cookie; one that is altered, unknown or over means null, never an error.
 */
export interface People {
	administratorExists(): Promise<boolean>;
	/** @throws SegwardError `setup-done` when there is an administrator; concurrent calls make one at most. */
	createFirstAdministrator(person: NewPerson): Promise<Person>;
	findByEmail(email: string): Promise<Person | undefined>;
	findById(id: string): Promise<Person | undefined>;
	/** Null for an unknown e-mail address and for a wrong password, after the same work. */
	signIn(email: string, password: string, origin?: SignInOrigin): Promise<SignInStep | null>;
	/**
	 * Begins a session of somebody who proved otherwise who that is, such as by a passkey or at an identity provider; null when
	 * the person is unknown or deactivated. Where that proved no second factor, the next step asks for it.
	 */
	startSession(personId: string, start: SessionStart): Promise<SignedIn | SignInStep | null>;
	/** Who is between password and second factor, and what is asked of that person. */
	awaiting(secret: string): Promise<{ person: Person; next: SignInStep["next"] } | null>;
	/**
	 * Ends a sign-in with a code of the authenticator or a recovery code. No code is ever accepted twice.
	 * @throws SegwardError `rate-limited` after too many wrong codes.
	 */
	passSecondFactor(secret: string, code: string, origin?: SignInOrigin): Promise<SignedIn | null>;
	/** Ends a sign-in whose second factor was proved otherwise, by a passkey; null when none is under way. */
	finishSignIn(secret: string, start: SessionStart): Promise<SignedIn | null>;
	/** Proves that the authenticator holds the new secret; from then on every sign-in needs it. */
	confirmEnrolment(secret: string, code: string): Promise<SignedIn | null>;
	/** The session of this secret; looking counts as use, unless it is in the background. */
	session(secret: string, background?: boolean): Promise<PersonSession | null>;
	/** Lets a session act in another workspace of its person, under a new secret; null where the person is nothing there. */
	actIn(sessionId: string, workspaceId: string): Promise<string | null>;
	endSession(secret: string): Promise<void>;
	/** Ends every session and every sign-in under way of this person, but for that one; how many sessions ended. */
	endSessionsOf(personId: string, exceptSessionId?: string): Promise<number>;
}
