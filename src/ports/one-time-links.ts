import type { Assignment } from "./people.ts";

/** What a link is for, and for whom. */
export type LinkPurpose =
	/** Makes an account, or adds an assignment to the one that this address has. */
	| { kind: "invitation"; email: string; name: string; assignment: Assignment }
	/** A new password; the second factor is asked as ever. */
	| { kind: "password"; personId: string }
	/** A new authenticator in the place of a lost one; the password is asked. */
	| { kind: "second-factor"; personId: string }
	/** A new password and a new authenticator. */
	| { kind: "recovery"; personId: string }
	| { kind: "email"; personId: string; email: string }
	/** Opens nothing: made where nobody is to learn that there is nobody to make one for. */
	| { kind: "decoy" };

export type OneTimeLink = LinkPurpose & {
	id: string;
	/** Who made it, as the access log names him. */
	madeBy: string;
	createdAt: string;
	expiresAt: string;
	usedAt?: string;
	withdrawnAt?: string;
};

/** Links that work once, for a while. Their secrets are kept as SHA-256 digests only. */
export interface OneTimeLinks {
	/** The links before for the same kind and person, or for the same invited address, are withdrawn. */
	create(link: OneTimeLink, secretDigest: string): Promise<void>;
	/** Undefined where it is unknown, used, withdrawn, or expired at `at`. */
	find(secretDigest: string, at: string): Promise<OneTimeLink | undefined>;
	/** Invitations of a workspace that nobody accepted and nobody withdrew, newest first; also expired ones. */
	openInvitations(workspaceId: string): Promise<(OneTimeLink & { kind: "invitation" })[]>;
	/** False where there is no such open invitation. */
	withdrawInvitation(workspaceId: string, id: string, at: string): Promise<boolean>;
	/** Forgets links that ended before this instant. */
	expire(before: string): Promise<void>;
}
