import type { RoleName } from "./role.ts";

/** Roles as people read them, and as the access log keeps them. */
export function rolesText(roles: readonly RoleName[]): string {
	return roles.length === 0 ? "none" : roles.join(", ");
}
