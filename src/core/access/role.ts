import { z } from "zod";

/** The roles that every installation has; each is one policy file under `policies/`. */
export const Role = z.enum([
	"administrator",
	"operator",
	"privacy-officer",
	"security-auditor",
	"partner-manager",
	"approver",
	"marketer",
	"analyst",
	"viewer",
]);
export type Role = z.infer<typeof Role>;

/** A built-in role, or one that this workspace made for itself. */
export const RoleName = z
	.string()
	.regex(/^[a-z][a-z0-9-]{0,39}$/, "lower-case letters, digits or '-'; starts with a letter; at most 40");
export type RoleName = z.infer<typeof RoleName>;

/**
 * What the first person of an installation is given: everything. It makes work alone possible; nobody then checks what that
 * person does, until others take some of the roles over.
 */
export const ROLES_OF_THE_FIRST: readonly Role[] = Role.options.filter(
	(role) => role !== "analyst" && role !== "viewer",
);
