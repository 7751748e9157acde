import type { Principal } from "../core/access/principal.ts";

export interface AccessRequest {
	principal: Principal;
	/** Cedar action id, such as `segment:preview`; each route of the contract names one. */
	action: string;
	/** Kind of thing acted on, such as `Segment`, `Import`, `AuditLog`. */
	resourceKind: string;
	resourceId: string;
	purpose?: string;
	/** Since the session last proved a second factor; absent where it never did. */
	secondFactorAgeSeconds?: number;
}

export interface AccessDecision {
	allowed: boolean;
	/** Ids of the policies that decided; empty when none permits. */
	policies: readonly string[];
}

/**
 * Decides once per (principal, action, resource kind, purpose), never per row. Anything but a clean permit is a deny; a token
 * that has an owner may do only what its owner may do too.
 */
export interface PolicyEngine {
	decide(request: AccessRequest): AccessDecision;
}
