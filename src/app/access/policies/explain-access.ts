import type { Principal } from "../../../core/access/principal.ts";
import type { RoleName } from "../../../core/access/role.ts";
import type { PolicyAction } from "../../../ports/policy-book.ts";
import type { AccessRequest, PolicyEngine } from "../../../ports/policy-engine.ts";
import type { PolicyWords } from "./policy-words.ts";

export interface AccessExplanation {
	action: string;
	resourceKind: string;
	resourceId: string;
	/** Whom it is about. */
	name: string;
	allowed: boolean;
	/** Those that decided; none: no policy permits it. */
	policies: PolicyWords[];
	/** What is in the way besides a missing role. */
	needs: ("training" | "second-factor")[];
	/** The token may; the person it belongs to may not. */
	heldBackByOwner: boolean;
	/** Roles of which one more would do, with current training and a fresh second factor. */
	roles: RoleName[];
}

/** Why somebody may or may not do something: the decision itself, and what would have to be different. */
export function explainAccess(
	engine: PolicyEngine,
	asked: AccessRequest,
	words: ReadonlyMap<string, PolicyWords>,
	roles: readonly RoleName[],
): AccessExplanation {
	const { principal, action, resourceKind, resourceId } = asked;
	const { allowed, policies } = engine.decide(asked);
	const alone =
		principal.owner === undefined
			? allowed
			: engine.decide({ ...asked, principal: { ...principal, owner: undefined } }).allowed;
	return {
		action,
		resourceKind,
		resourceId,
		name: principal.name,
		allowed,
		policies: policies.flatMap((id) => words.get(id) ?? []),
		needs: [
			...(policies.includes("training-required") ? ["training" as const] : []),
			...(policies.includes("fresh-second-factor") ? ["second-factor" as const] : []),
		],
		heldBackByOwner: alone && !allowed,
		roles: allowed ? [] : roles.filter((role) => wouldHelp(engine, asked, role)),
	};
}

function wouldHelp(engine: PolicyEngine, asked: AccessRequest, role: RoleName): boolean {
	const ideal = (roles: readonly RoleName[]): AccessRequest => ({
		...asked,
		principal: withRoles(asked.principal, roles),
		secondFactorAgeSeconds: 0,
	});
	const own = asked.principal.roles;
	return !engine.decide(ideal(own)).allowed && engine.decide(ideal([...own, role])).allowed;
}

function withRoles(principal: Principal, roles: readonly RoleName[]): Principal {
	return { ...principal, roles, trainingCurrent: true };
}

/** What somebody may do, action by action, with the policies that decide. */
export function abilitiesOf(
	engine: PolicyEngine,
	principal: Principal,
	actions: readonly PolicyAction[],
): { action: string; allowed: boolean; policies: string[] }[] {
	return actions.map(({ id: action, resourceKind }) => {
		const asked = { principal, action, resourceKind, resourceId: "*", secondFactorAgeSeconds: 0 };
		const { allowed, policies } = engine.decide(asked);
		return { action, allowed, policies: [...policies] };
	});
}
