import type { Handlers } from "../api/handlers.ts";
import { addTarget, changeTarget, listTargets, removeTarget, testTarget } from "../app/audit/targets/manage-targets.ts";
import type { Services } from "../app/services.ts";
import type { auditTargetRoutes } from "../contract/audit/targets.ts";
import { FIRST_WORKSPACE } from "./open-installation.ts";

export function auditTargetHandlersOf(services: Services): Pick<Handlers, keyof typeof auditTargetRoutes> {
	const deps = { ...services, homeWorkspaceId: FIRST_WORKSPACE.id };
	return {
		listAuditTargets: listTargets(deps),
		addAuditTarget: addTarget(deps),
		changeAuditTarget: changeTarget(deps),
		removeAuditTarget: removeTarget(deps),
		testAuditTarget: testTarget(deps),
	};
}
