import type { Principal } from "../../../core/access/principal.ts";
import type { RoleName } from "../../../core/access/role.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PolicyAction } from "../../../ports/policy-book.ts";
import type { AccessRequest, ResourceAttributes } from "../../../ports/policy-engine.ts";
import type { Call, UseCase } from "../../call.ts";
import { mayAct } from "../../may-act.ts";
import type { GuardDeps } from "../guard.ts";
import { secondFactorAgeSeconds } from "../second-factor-age.ts";
import { type AccessExplanation, abilitiesOf, explainAccess } from "./explain-access.ts";
import { type PolicyWords, wordsOf } from "./policy-words.ts";
import { principalsOf } from "./principals.ts";
import { roleNames } from "./role-inventory.ts";
import { type Proposal, proposedTexts, type TryDeps } from "./try-policies.ts";

export type AskDeps = TryDeps & Pick<GuardDeps, "policies" | "attributesOf">;

/** A person or token of the workspace. */
export interface Subject {
	kind: "person" | "token";
	id: string;
}

export interface Question {
	action: string;
	/** Name or id of one thing; absent: the whole kind. */
	resource?: string;
}

/** The action that shows a thing of a kind: without it, one does not learn that the thing is there. */
const SHOWN_BY: Readonly<Record<string, string>> = {
	Segment: "segment:show",
	Field: "field:list",
	Import: "import:show",
	Token: "token:list",
};

/**
 * Why one may, or may not: oneself, or for those who may inspect access, somebody else.
 *
 * @throws SegwardError `action-forbidden` before it is looked whether there is such a person; `not-found`.
 */
export function explainMyAccess(
	deps: AskDeps,
): UseCase<Question & { person?: string; token?: string }, AccessExplanation> {
	return async (call, { person, token, ...question }) => {
		const other =
			person !== undefined
				? { kind: "person" as const, id: person }
				: token === undefined
					? undefined
					: { kind: "token" as const, id: token };
		if (other === undefined || isSelf(call, other)) {
			const age = secondFactorAgeSeconds(call.principal, deps.clock.now());
			return explain(deps, call, call.principal, question, { from: call.from, secondFactorAgeSeconds: age });
		}
		if (!mayAct(deps, call, "access:inspect", "Policy")) {
			throw new SegwardError("action-forbidden", {
				detail: "You may only ask about yourself.",
				hint: "An administrator or a security auditor can ask about others.",
			});
		}
		const principal = await subjectOf(deps, call.workspaceId, other);
		return explain(deps, call, principal, question, { secondFactorAgeSeconds: 0 });
	};
}

/** One request that nobody made, under the policies in force or proposed ones; changes nothing. */
export function askPolicies(
	deps: AskDeps,
): UseCase<
	Proposal & { subject: Subject } & Question & { at?: string; from?: string; secondFactorAgeSeconds?: number },
	AccessExplanation
> {
	return async (call, { subject, at, from, secondFactorAgeSeconds: age, action, resource, ...proposal }) => {
		const principal = await subjectOf(deps, call.workspaceId, subject);
		const when = { from, secondFactorAgeSeconds: age, ...(at === undefined ? {} : { atMs: Date.parse(at) }) };
		const texts = await proposedTexts(deps, call.workspaceId, proposal);
		const proposed = deps.policyBook.propose(call.workspaceId, texts);
		try {
			return await explain(
				{ ...deps, proposedPolicies: proposed },
				call,
				principal,
				{ action, resource },
				when,
				proposal,
			);
		} finally {
			proposed.close();
		}
	};
}

/** What a person or token may do, and by which policy. */
export function inspectAccess(deps: AskDeps): UseCase<
	Subject,
	Subject & {
		name: string;
		roles: RoleName[];
		teams: string[];
		trainingCurrent: boolean;
		abilities: ReturnType<typeof abilitiesOf>;
		policies: PolicyWords[];
	}
> {
	return async ({ workspaceId }, subject) => {
		const principal = await subjectOf(deps, workspaceId, subject);
		const { name, roles, teams, trainingCurrent, owner } = principal;
		const abilities = abilitiesOf(deps.policies, principal, deps.policyBook.actions);
		const words = wordsOf(deps.policyBook.builtIn, await deps.store.policies.current(workspaceId));
		const deciding = new Set(abilities.flatMap(({ policies }) => policies));
		return {
			...subject,
			name,
			roles: [...roles],
			teams: [...teams],
			trainingCurrent: owner?.trainingCurrent ?? trainingCurrent,
			abilities,
			policies: [...words.values()].filter(({ id }) => deciding.has(id)),
		};
	};
}

async function explain(
	deps: AskDeps & { proposedPolicies?: AskDeps["policies"] },
	call: Call,
	principal: Principal,
	{ action, resource: resourceId = "*" }: Question,
	when: Pick<AccessRequest, "from" | "atMs" | "secondFactorAgeSeconds">,
	{ draft }: Proposal = {},
): Promise<AccessExplanation> {
	const known = deps.policyBook.actions.find(({ id }) => id === action);
	if (known === undefined) {
		throw new SegwardError("not-found", { detail: "There is no such action.", hint: "See 'segward access matrix'." });
	}
	const { resourceKind } = known;
	const resource = await visibleAttributes(deps, call, known, resourceId);
	const current = await deps.store.policies.current(call.workspaceId);
	const proposed =
		draft === undefined ? [] : [{ ...draft, policy: { description: "", text: "", ...draft, permits: undefined } }];
	return explainAccess(
		deps.proposedPolicies ?? deps.policies,
		{ principal, action, resourceKind, resourceId, resource, ...when },
		wordsOf(deps.policyBook.builtIn, [...current, ...proposed]),
		await roleNames(deps, call.workspaceId),
	);
}

/** What is known of a thing, to whom may see it; to anybody else it is as if it did not exist. */
async function visibleAttributes(
	deps: AskDeps,
	{ principal, from }: Call,
	{ id: action, resourceKind }: PolicyAction,
	resourceId: string,
): Promise<ResourceAttributes | undefined> {
	if (resourceId === "*") return undefined;
	const resource = await deps.attributesOf(principal, { action, resourceKind, resourceId, mutates: false });
	const shownBy = SHOWN_BY[resourceKind];
	if (resource === undefined || shownBy === undefined) return undefined;
	const asked = { principal, from, action: shownBy, resourceKind, resourceId, resource, secondFactorAgeSeconds: 0 };
	return deps.policies.decide(asked).allowed ? resource : undefined;
}

function isSelf({ principal }: Call, { kind, id }: Subject): boolean {
	return kind === "person" ? principal.personId === id : principal.kind === "token" && principal.tokenId === id;
}

async function subjectOf(deps: AskDeps, workspaceId: string, { kind, id }: Subject): Promise<Principal> {
	const everybody = await principalsOf(deps, workspaceId);
	const found = everybody.find((one) => one.kind === kind && (one.personId ?? one.tokenId) === id);
	if (found !== undefined) return found;
	throw new SegwardError("not-found", {
		detail: `Nobody acts here as this ${kind}.`,
		hint: "Deactivated people and tokens that are over may do nothing.",
	});
}
