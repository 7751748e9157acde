import type { Handlers } from "../api/handlers.ts";
import {
	archiveWorkspace,
	createWorkspace,
	listAllWorkspaces,
	listOwnWorkspaces,
	renameWorkspace,
	restoreWorkspace,
	switchWorkspace,
} from "../app/access/workspaces/workspaces.ts";
import type { Services } from "../app/services.ts";
import type { workspaceRoutes } from "../contract/access/workspaces.ts";
import { FIRST_WORKSPACE } from "./open-installation.ts";

export function workspaceHandlersOf(services: Services): Pick<Handlers, keyof typeof workspaceRoutes> {
	const deps = { ...services, homeWorkspaceId: FIRST_WORKSPACE.id };
	return {
		listOwnWorkspaces: listOwnWorkspaces(deps),
		switchWorkspace: switchWorkspace(deps),
		listAllWorkspaces: listAllWorkspaces(deps),
		createWorkspace: createWorkspace(deps),
		renameWorkspace: renameWorkspace(deps),
		archiveWorkspace: archiveWorkspace(deps),
		restoreWorkspace: restoreWorkspace(deps),
	};
}
