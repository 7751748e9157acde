import type { BreakGlass } from "../core/access/break-glass.ts";
import type { RoleName } from "../core/access/role.ts";

/** Emergencies of the people of a workspace. */
export interface BreakGlassStore {
	/** Roles that somebody may take in an emergency; none where nobody ever said so. */
	allowedRoles(workspaceId: string, personId: string): Promise<RoleName[]>;
	/** Of everybody who may take any. */
	allowances(workspaceId: string): Promise<{ personId: string; roles: RoleName[] }[]>;
	allow(workspaceId: string, personId: string, roles: readonly RoleName[]): Promise<void>;
	/** @throws SegwardError `state-conflict` while one of this person runs at `startedAt`. */
	start(workspaceId: string, record: BreakGlass): Promise<void>;
	/** The one that runs at this instant. */
	running(workspaceId: string, personId: string, at: string): Promise<BreakGlass | undefined>;
	find(workspaceId: string, id: string): Promise<BreakGlass | undefined>;
	/** False where it does not run any more. */
	end(workspaceId: string, id: string, endedBy: string, at: string): Promise<boolean>;
	/** False where it runs, or was reviewed already. */
	review(workspaceId: string, id: string, by: { name: string; note: string }, at: string): Promise<boolean>;
	/** Newest first; of one person where that is named. */
	list(workspaceId: string, personId?: string): Promise<BreakGlass[]>;
}
