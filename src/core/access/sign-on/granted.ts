import type { Assignment } from "../assignment.ts";
import type { GroupGrant } from "./identity-provider.ts";

/** What these groups give under these grants, one assignment a workspace. */
export function grantedTo(groups: readonly string[], grants: readonly GroupGrant[]): Assignment[] {
	return grants
		.filter(({ group }) => groups.includes(group))
		.reduce<Assignment[]>((sum, { workspaceId, roles, teams }) => added(sum, [{ workspaceId, roles, teams }]), []);
}

/**
 * Assignments after a provider's grants changed: what it gave before goes unless it gives it again, what others gave stays.
 * A workspace in which nothing is left goes too.
 */
export function regranted(
	current: readonly Assignment[],
	before: readonly Assignment[],
	now: readonly Assignment[],
): Assignment[] {
	const kept = current.map((one) => {
		const given = before.find(({ workspaceId }) => workspaceId === one.workspaceId);
		return {
			workspaceId: one.workspaceId,
			roles: one.roles.filter((role) => !given?.roles.includes(role)),
			teams: one.teams.filter((team) => !given?.teams.includes(team)),
		};
	});
	return added(kept, now).filter(({ roles, teams }) => roles.length + teams.length > 0);
}

export function sameAssignments(left: readonly Assignment[], right: readonly Assignment[]): boolean {
	const text = (all: readonly Assignment[]) =>
		all
			.map(({ workspaceId, roles, teams }) => JSON.stringify([workspaceId, [...roles].sort(), [...teams].sort()]))
			.sort()
			.join("\n");
	return text(left) === text(right);
}

function added(to: readonly Assignment[], more: readonly Assignment[]): Assignment[] {
	const workspaceIds = [...new Set([...to, ...more].map(({ workspaceId }) => workspaceId))];
	return workspaceIds.map((workspaceId) => {
		const parts = [...to, ...more].filter((one) => one.workspaceId === workspaceId);
		return {
			workspaceId,
			roles: [...new Set(parts.flatMap(({ roles }) => roles))],
			teams: [...new Set(parts.flatMap(({ teams }) => teams))],
		};
	});
}
