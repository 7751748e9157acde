import type { SignInMethod, SignInOrigin } from "./people.ts";

/** One of a person's sessions, as its owner sees it. */
export interface SessionRecord extends SignInOrigin {
	id: string;
	method: SignInMethod;
	startedAt: string;
	lastUsedAt: string;
}

/** Something that happened to an account which its owner should know. */
export interface AccountNotice {
	id: string;
	kind: "new-device";
	/** Such as `Firefox on Windows, 192.0.2.0/24`. */
	detail: string;
	at: string;
}

/** What belongs to one account: its password, second factors, sessions, and what its owner is told. */
export interface Account {
	/** False also for an account without a password, after the same work. */
	isPassword(personId: string, password: string): Promise<boolean>;
	hasPassword(personId: string): Promise<boolean>;
	/** Kept as an Argon2id hash. Sessions go on: ending them is the caller's. */
	setPassword(personId: string, password: string): Promise<void>;

	hasAuthenticator(personId: string): Promise<boolean>;
	/** True once a code of the authenticator, whoever tries it at the same time. */
	takeCode(personId: string, code: string): Promise<boolean>;
	/** `otpauth://totp/…` of the next authenticator; the present one counts until the next is confirmed. */
	offerAuthenticator(personId: string): Promise<string>;
	/** True once, with a code of the next authenticator, which takes the place of the present one by that. */
	confirmAuthenticator(personId: string, code: string): Promise<boolean>;
	/** Voids the codes before. Each is shown this once. */
	makeRecoveryCodes(personId: string): Promise<string[]>;
	countRecoveryCodes(personId: string): Promise<number>;

	/** Those that are not over, the last used first. */
	listSessions(personId: string): Promise<SessionRecord[]>;
	/** False where this person has no such session. */
	endSession(personId: string, sessionId: string): Promise<boolean>;
	/** Of everybody, but for that one; how many. */
	endEverySession(exceptSessionId?: string): Promise<number>;
	/** A new secret for this session, because it proved a second factor just now; the one before is worth nothing. */
	renewSession(sessionId: string): Promise<string>;

	/** Notes where somebody signed in, and whether that is new for somebody who signed in elsewhere before. */
	noteOrigin(personId: string, origin: SignInOrigin): Promise<{ isNew: boolean }>;
	/** Whether somebody signed in from there before. */
	knowsOrigin(personId: string, origin: SignInOrigin): Promise<boolean>;
	addNotice(personId: string, notice: Pick<AccountNotice, "kind" | "detail">): Promise<void>;
	/** Those that were not put away, newest first. */
	listNotices(personId: string): Promise<AccountNotice[]>;
	putAwayNotices(personId: string): Promise<void>;
}
