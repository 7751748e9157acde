import { z } from "zod";

/** Built-in roles of this release; issue C adds the rest. */
export const Role = z.enum(["administrator", "marketer", "analyst", "viewer"]);
export type Role = z.infer<typeof Role>;

/** Who asks: one API token, or one person's session, acting with one role in one workspace. */
export interface Principal {
	/** Id of the token or of the session. */
	tokenId: string;
	/** Set where a person signed in. */
	personId?: string;
	name: string;
	role: Role;
	workspaceId: string;
}

/** What is kept of a token; the secret itself is shown once and stored only as a SHA-256 digest. */
export const TokenRecord = z.object({
	id: z.string(),
	name: z.string().min(1).max(100),
	role: Role,
	secretDigest: z.string(),
	createdAt: z.iso.datetime(),
	expiresAt: z.iso.datetime(),
	lastUsedAt: z.iso.datetime().optional(),
	revokedAt: z.iso.datetime().optional(),
});
export type TokenRecord = z.infer<typeof TokenRecord>;
