import { z } from "zod";

/** Built-in roles of this release; issue C adds the rest. */
export const Role = z.enum(["administrator", "marketer", "analyst", "viewer"]);
export type Role = z.infer<typeof Role>;

/** Who asks: one API token, acting with one role in one workspace. */
export interface Principal {
	tokenId: string;
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
