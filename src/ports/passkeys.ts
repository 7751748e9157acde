/** A passkey or security key of one person. */
export interface Passkey {
	id: string;
	/** Given by its owner. */
	name: string;
	/** Kept by a password manager or platform on several devices. */
	synced: boolean;
	createdAt: string;
	lastUsedAt?: string;
}

/** What is needed to check what a passkey signs. */
export interface PasskeyCredential {
	/** As the authenticator names it: base64url. */
	credentialId: string;
	/** COSE, base64url. */
	publicKey: string;
	/** Signatures made, where the authenticator counts; 0 otherwise. */
	counter: number;
	transports: string[];
	synced: boolean;
}

export interface StoredPasskey extends Passkey, PasskeyCredential {
	personId: string;
}

/** The passkeys of people. */
export interface Passkeys {
	/** What authenticators know this person by: random, base64url, made on first use. */
	handleOf(personId: string): Promise<string>;
	/** Newest first. */
	list(personId: string): Promise<StoredPasskey[]>;
	find(credentialId: string): Promise<StoredPasskey | undefined>;
	/** @throws SegwardError `name-taken` where somebody has this credential. */
	add(personId: string, name: string, credential: PasskeyCredential): Promise<Passkey>;
	/** Notes a use. False where the counter did not go on: another use was noted meanwhile. */
	noteUse(credentialId: string, counter: number): Promise<boolean>;
	/** False where this person has no such passkey. */
	rename(personId: string, id: string, name: string): Promise<boolean>;
	remove(personId: string, id: string): Promise<boolean>;
}

/** Whose passkeys count: the web app's own address, and the host name that they are made for. */
export interface RelyingParty {
	/** Such as `https://segward.example.com:8443`. */
	origin: string;
	/** Such as `segward.example.com`. */
	host: string;
}

/** The JSON forms of the W3C's Web Authentication, Level 3; what browsers take and give. */
export type PasskeyJson = Record<string, unknown>;

/** Checks what authenticators sign; user verification is always required, so that a passkey is two factors. */
export interface PasskeyCeremonies {
	registrationOptions(
		party: RelyingParty,
		person: { handle: string; name: string; email: string },
		known: readonly PasskeyCredential[],
	): Promise<{ challenge: string; options: PasskeyJson }>;
	/** Null for an answer that is malformed, to another challenge, from another origin, or without user verification. */
	verifyRegistration(party: RelyingParty, challenge: string, answer: PasskeyJson): Promise<PasskeyCredential | null>;
	/** Without `known`, the person chooses among all passkeys that the authenticator has for this host. */
	assertionOptions(
		party: RelyingParty,
		known: readonly PasskeyCredential[],
	): Promise<{ challenge: string; options: PasskeyJson }>;
	/** The counter's new value; `copied` where it went back; null as {@link verifyRegistration}. */
	verifyAssertion(
		party: RelyingParty,
		challenge: string,
		answer: PasskeyJson,
		credential: PasskeyCredential,
	): Promise<{ counter: number } | "copied" | null>;
}
