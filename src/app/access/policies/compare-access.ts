import type { Principal } from "../../../core/access/principal.ts";
import type { PolicyAction } from "../../../ports/policy-book.ts";
import type { PolicyEngine, ResourceAttributes } from "../../../ports/policy-engine.ts";

/** What would be different for somebody; `where` narrows it to some things, such as `fields labelled financial`. */
export interface PrincipalChange {
	kind: "person" | "token" | "role";
	id: string;
	name: string;
	gains: AccessChange[];
	loses: AccessChange[];
}

export interface AccessChange {
	action: string;
	where?: string;
}

/** Things of one kind that policies may tell apart. */
export interface ResourceVariant {
	resourceKind: string;
	/** In words. */
	where: string;
	resource: ResourceAttributes;
}

interface Comparison {
	current: PolicyEngine;
	proposed: PolicyEngine;
	actions: readonly PolicyAction[];
	principals: readonly { kind: PrincipalChange["kind"]; principal: Principal }[];
	variants: readonly ResourceVariant[];
	/** Whether a policy may speak of the person or token of this id alone. */
	mentioned(id: string): boolean;
	when: { from?: string; atMs?: number };
	pause(): Promise<void>;
}

/** Decides everything twice; those who are the same to every policy are asked once for all of them. */
export async function compareAccess(comparison: Comparison): Promise<PrincipalChange[]> {
	const known = new Map<string, Pick<PrincipalChange, "gains" | "loses">>();
	const changes: PrincipalChange[] = [];
	for (const { kind, principal } of comparison.principals) {
		const key = sameToPolicies(principal, comparison.mentioned);
		let difference = known.get(key);
		if (difference === undefined) {
			difference = differenceFor(comparison, principal);
			known.set(key, difference);
			await comparison.pause();
		}
		if (difference.gains.length + difference.loses.length === 0) continue;
		const id = kind === "role" ? principal.name : (principal.personId ?? principal.tokenId);
		changes.push({ kind, id, name: principal.name, ...difference });
	}
	return changes;
}

function differenceFor(
	{ current, proposed, actions, variants, when }: Comparison,
	principal: Principal,
): Pick<PrincipalChange, "gains" | "loses"> {
	const gains: AccessChange[] = [];
	const loses: AccessChange[] = [];
	const compare = ({ id: action, resourceKind }: PolicyAction, variant?: ResourceVariant) => {
		const { resource, where } = variant ?? {};
		const resourceId = variant === undefined ? "*" : "one";
		const request = { principal, action, resourceKind, resourceId, resource, secondFactorAgeSeconds: 0, ...when };
		const [before, after] = [current.decide(request).allowed, proposed.decide(request).allowed];
		if (before !== after) (after ? gains : loses).push({ action, ...(where === undefined ? {} : { where }) });
		return before !== after;
	};
	for (const action of actions) {
		// What changes for all things needs no word on some of them.
		if (compare(action)) continue;
		for (const variant of variants) {
			if (variant.resourceKind === action.resourceKind) compare(action, variant);
		}
	}
	return { gains, loses };
}

function sameToPolicies(principal: Principal, mentioned: Comparison["mentioned"]): string {
	const { kind, roles, teams, trainingCurrent, scopes = [], owner } = principal;
	const id = principal.personId ?? principal.tokenId;
	const own = [
		kind,
		[...roles].sort(),
		[...teams].sort(),
		[...scopes].sort(),
		trainingCurrent,
		mentioned(id) ? id : "",
	];
	return JSON.stringify([own, owner && sameToPolicies(owner, mentioned)]);
}
