import { z } from "zod";
import { RoleName } from "./role.ts";

/** A person's session, a program's token, the operator of the machine itself, or a directory that provisions accounts (SCIM). */
export type PrincipalKind = "person" | "token" | "operator" | "provisioner";

/** Who asks, with which roles, in which workspace. */
export interface Principal {
	kind: PrincipalKind;
	/** Id of the token or of the session. */
	tokenId: string;
	/** Who signed in. */
	personId?: string;
	name: string;
	roles: readonly RoleName[];
	teams: readonly string[];
	workspaceId: string;
	/** Every course that these roles ask for is passed and has not expired. Programs and the operator are not trained. */
	trainingCurrent: boolean;
	/** When this session last proved a second factor; milliseconds since 1970. */
	secondFactorAtMs?: number;
	/** A token that is narrowed: actions, or groups of them; it may nothing else, whatever its roles. */
	scopes?: readonly string[];
	/** The identity provider whose accounts a provisioner looks after. */
	providerId?: string;
	/** Emergency roles that this person has taken, which are among `roles`. */
	breakGlass?: { id: string; roles: readonly RoleName[]; endsAt: string };
	/** The person behind a token: what that person may not do, the token may not do either. */
	owner?: Principal;
}

/** What is kept of a token; the secret itself is shown once and stored only as a SHA-256 digest. */
export const TokenRecord = z.object({
	id: z.string(),
	name: z.string().min(1).max(100),
	roles: z.array(RoleName).min(1),
	/** The person whose token it is; absent where the local operator made it for a program. */
	ownerId: z.string().optional(),
	/** Actions, or groups of them, that it is narrowed to. */
	scopes: z.array(z.string().min(1).max(100)).min(1).optional(),
	secretDigest: z.string(),
	createdAt: z.iso.datetime(),
	expiresAt: z.iso.datetime(),
	lastUsedAt: z.iso.datetime().optional(),
	/** The network address that used it last. */
	lastUsedFrom: z.string().optional(),
	revokedAt: z.iso.datetime().optional(),
});
export type TokenRecord = z.infer<typeof TokenRecord>;
