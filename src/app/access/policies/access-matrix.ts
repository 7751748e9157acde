import type { RoleName } from "../../../core/access/role.ts";
import type { PolicyEngine } from "../../../ports/policy-engine.ts";
import type { UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { holderOf } from "./principals.ts";
import { roleNames } from "./role-inventory.ts";

/** A door of the API, as the matrix names it. */
export interface MatrixDoor {
	method: string;
	path: string;
	summary: string;
	area: string;
	action: string;
	resourceKind: string;
}

export interface AccessMatrix {
	roles: RoleName[];
	rows: (MatrixDoor & { groups: string[]; sensitive: boolean; roles: RoleName[] })[];
}

/** Which role opens which door: with current training and a fresh second factor, on no thing in particular. */
export function accessMatrix(
	engine: PolicyEngine,
	actions: Services["policyBook"]["actions"],
	roles: readonly RoleName[],
	doors: readonly MatrixDoor[],
	workspaceId: string,
): AccessMatrix {
	return {
		roles: [...roles],
		rows: doors.map((door) => {
			const { action, resourceKind } = door;
			const groups = [...(actions.find(({ id }) => id === action)?.groups ?? [])];
			const may = (role: RoleName) =>
				engine.decide({
					principal: holderOf(role, workspaceId),
					action,
					resourceKind,
					resourceId: "*",
					secondFactorAgeSeconds: 0,
				}).allowed;
			return { ...door, groups, sensitive: groups.includes("sensitive acts"), roles: roles.filter(may) };
		}),
	};
}

export function showAccessMatrix(
	deps: Pick<Services, "store" | "policyBook" | "clock"> & { doors: readonly MatrixDoor[] },
): UseCase<unknown, AccessMatrix & { at: string }> {
	return async ({ workspaceId }) => {
		const { policyBook, doors, clock } = deps;
		const roles = await roleNames(deps, workspaceId);
		return {
			...accessMatrix(policyBook, policyBook.actions, roles, doors, workspaceId),
			at: isoInstant(clock.now()),
		};
	};
}
