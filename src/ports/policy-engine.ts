import type { Principal } from "../core/access/principal.ts";

/** Another entity that an attribute names. */
export interface EntityReference {
	entity: "Person" | "Team" | "Role";
	id: string;
}

/** What policies can say of one thing; those that are not known of it are left out or undefined. */
export type ResourceAttributes = Readonly<
	Record<string, string | boolean | EntityReference | readonly string[] | readonly EntityReference[] | undefined>
>;

export interface AccessRequest {
	principal: Principal;
	/** Cedar action id, such as `segment:preview`; each route of the contract names one. */
	action: string;
	/** Kind of thing acted on, such as `Segment`, `Import`, `AuditLog`. */
	resourceKind: string;
	resourceId: string;
	/** Absent for a whole kind, and for what does not exist. */
	resource?: ResourceAttributes;
	purpose?: string;
	/** Since the session last proved a second factor; absent where it never did. */
	secondFactorAgeSeconds?: number;
	/** Network address of the caller; anything else than an IP address counts as none. */
	from?: string;
	/** Decide as at this instant, rather than now; milliseconds since 1970. */
	atMs?: number;
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
