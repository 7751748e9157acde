import type { RoleName } from "../../core/access/role.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { type RolesDeps, roleNames } from "./policies/role-inventory.ts";

/**
 * Roles that are given must be built in, or made by the workspace.
 *
 * @throws SegwardError `role-unknown`: a mistyped role would silently permit nothing, or one day something.
 */
export async function refuseUnknownRoles(
	deps: RolesDeps,
	workspaceId: string,
	roles: readonly RoleName[],
): Promise<void> {
	const known = await roleNames(deps, workspaceId);
	const unknown = roles.find((role) => !known.includes(role));
	if (unknown === undefined) return;
	throw new SegwardError("role-unknown", {
		path: "roles",
		detail: `There is no role ${unknown}.`,
		hint: `Roles: ${known.join(", ")}.`,
	});
}
