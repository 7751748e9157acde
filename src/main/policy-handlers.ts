import { MATRIX_DOORS } from "../api/address-table.ts";
import type { Handlers } from "../api/handlers.ts";
import { showAccessMatrix } from "../app/access/policies/access-matrix.ts";
import { askPolicies, explainMyAccess, inspectAccess } from "../app/access/policies/ask-access.ts";
import { applyPolicy, removePolicy } from "../app/access/policies/change-policy.ts";
import { getPolicy, listPolicies } from "../app/access/policies/policy-views.ts";
import { listRoles } from "../app/access/policies/role-inventory.ts";
import { checkPolicy, tryPolicies } from "../app/access/policies/try-policies.ts";
import { resourceAttributes } from "../app/access/resource-attributes.ts";
import type { Services } from "../app/services.ts";
import type { inspectionRoutes } from "../contract/access/inspection.ts";
import type { policyRoutes } from "../contract/access/policies.ts";

/** Roles and policies of a workspace, and who may what. */
export function policyHandlersOf(
	services: Services,
): Pick<Handlers, keyof typeof policyRoutes | keyof typeof inspectionRoutes> {
	const asking = { ...services, attributesOf: resourceAttributes(services) };
	return {
		listPolicies: listPolicies(services),
		getPolicy: getPolicy(services),
		checkPolicy: checkPolicy(services),
		tryPolicies: tryPolicies(services),
		askPolicies: askPolicies(asking),
		applyPolicy: applyPolicy(services),
		removePolicy: removePolicy(services),
		listRoles: listRoles(services),
		explainAccess: explainMyAccess(asking),
		inspectAccess: inspectAccess(asking),
		showAccessMatrix: showAccessMatrix({ ...services, doors: MATRIX_DOORS }),
	};
}
