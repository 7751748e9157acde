import type { RoleName } from "../../../core/access/role.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { refuseUnknownRoles } from "../known-roles.ts";
import { rolesChanged } from "../messages.ts";
import { activeIn, personHere } from "./administered.ts";
import { type RegisteredPersonView, viewOf } from "./person-view.ts";

export interface RolesRequest {
	id: string;
	roles: RoleName[];
	teams: string[];
}

/**
 * @throws SegwardError `own-account` where somebody else is there to decide; `last-administrator`, `role-unknown`, `not-found`.
 */
export function setPersonRoles(
	deps: Pick<Services, "register" | "mail" | "settings" | "store">,
): UseCase<RolesRequest, RegisteredPersonView> {
	return async (call, { id, roles, teams }) => {
		const { register } = deps;
		const person = await personHere(register, call, id);
		await refuseUnknownRoles(deps, call.workspaceId, roles);
		const isOwn = call.principal.personId === id;
		if (isOwn && activeIn(await register.list(call.workspaceId)).length > 1) {
			throw new SegwardError("own-account", { hint: "Ask another administrator." });
		}
		const assignment = { workspaceId: call.workspaceId, roles: [...new Set(roles)], teams: [...new Set(teams)] };
		await register.setAssignment(id, assignment, isOwn ? call.principal.tokenId : undefined);
		await deps.mail.send(rolesChanged(person, deps.settings.publicUrl));
		const others = person.assignments.filter((one) => one.workspaceId !== call.workspaceId);
		return viewOf({ ...person, assignments: [...others, assignment] }, call);
	};
}
