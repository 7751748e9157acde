import { Role, type RoleName } from "../../core/access/role.ts";
import { SegwardError } from "../../core/error/segward-error.ts";

/** @throws SegwardError `role-unknown`: a mistyped role would silently permit nothing, or one day something. */
export function refuseUnknownRoles(roles: readonly RoleName[], known: readonly RoleName[] = Role.options): void {
	const unknown = roles.find((role) => !known.includes(role));
	if (unknown === undefined) return;
	throw new SegwardError("role-unknown", {
		path: "roles",
		detail: `There is no role ${unknown}.`,
		hint: `Roles: ${known.join(", ")}.`,
	});
}
