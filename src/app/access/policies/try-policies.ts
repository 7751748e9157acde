import type { Principal } from "../../../core/access/principal.ts";
import { type PolicyKind, policyId, type WorkspacePolicy } from "../../../core/access/workspace-policy.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PolicyAction, PolicyFinding, PolicyText } from "../../../ports/policy-book.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { policyTexts } from "./adopt-policies.ts";
import { compareAccess, type PrincipalChange } from "./compare-access.ts";
import { refuseLockOut } from "./lock-out.ts";
import { holderOf, type PrincipalDeps, principalsOf } from "./principals.ts";
import { findingsOf, type PolicyDraft, policyOf, refuseFindings } from "./proposal.ts";
import { resourceVariants } from "./resource-variants.ts";
import { roleNames } from "./role-inventory.ts";

/** What would be different: a role or policy written so, or one taken away. */
export interface Proposal {
	draft?: PolicyDraft;
	remove?: { kind: PolicyKind; name: string };
}

export interface TryOut {
	/** How many people, tokens and roles, and how many actions, were compared. */
	principals: number;
	actions: number;
	/** Those for whom something would change. */
	changes: PrincipalChange[];
	/** Why it could not be applied, all the same. */
	refusals: string[];
}

export type TryDeps = PrincipalDeps & Pick<Services, "policyBook">;

/**
 * Who would gain what, and who would lose what: every person, token and role of the workspace, with current training as it is
 * and a fresh second factor, asked under both. Changes nothing.
 *
 * @param at an instant to compare at, rather than now; `from` an address to ask from.
 * @throws SegwardError `policy-invalid`.
 */
export function tryPolicies(deps: TryDeps): UseCase<Proposal & { at?: string; from?: string }, TryOut> {
	return async (call, { at, from, ...proposal }) => {
		const { workspaceId } = call;
		const { policyBook } = deps;
		const texts = await proposedTexts(deps, workspaceId, proposal);
		const everybody = await principalsOf(deps, workspaceId);
		const own = proposal.draft?.kind === "role" ? [proposal.draft.name] : [];
		const roles = [...new Set([...(await roleNames(deps, workspaceId)), ...own])];
		const current = policyTexts(await deps.store.policies.current(workspaceId));
		const proposed = policyBook.propose(workspaceId, texts);
		try {
			const changes = await compareAccess({
				current: policyBook,
				proposed,
				actions: actionsConcerned(policyBook, current, texts),
				principals: [
					...everybody.map((principal) => ({
						kind: principal.kind === "token" ? ("token" as const) : ("person" as const),
						principal,
					})),
					...roles.map((role) => ({ kind: "role" as const, principal: holderOf(role, workspaceId) })),
				],
				variants: await resourceVariants(deps.store, workspaceId, [...current, ...texts]),
				mentioned: (id) => [...current, ...texts].some(({ text }) => text.includes(id)),
				when: { from, ...(at === undefined ? {} : { atMs: Date.parse(at) }) },
				pause: proposed.pause,
			});
			return {
				principals: everybody.length + roles.length,
				actions: policyBook.actions.length,
				changes,
				refusals: refusals(deps, workspaceId, everybody, texts, call.from),
			};
		} finally {
			proposed.close();
		}
	};
}

/** What would be in force. @throws SegwardError `policy-invalid`; `request-invalid` where nothing is proposed. */
export async function proposedTexts(
	{ store, policyBook }: Pick<TryDeps, "store" | "policyBook">,
	workspaceId: string,
	{ draft, remove }: Proposal,
): Promise<PolicyText[]> {
	const current = await store.policies.current(workspaceId);
	if (remove !== undefined) return policyTexts(current.filter((one) => policyId(one) !== policyId(remove)));
	if (draft === undefined) return policyTexts(current);
	const policy = policyOf(draft);
	const others = current.filter((one) => policyId(one) !== policyId(policy));
	refuseFindings(policy, findingsOf(policyBook, policy, [...others.map((one) => one.policy), policy]));
	return [...policyTexts(others), { id: policyId(policy), text: policy.text }];
}

/** Those that a policy speaks of which is not in both: nothing else can change. */
function actionsConcerned(
	{ actions, check }: Services["policyBook"],
	current: readonly PolicyText[],
	proposed: readonly PolicyText[],
): readonly PolicyAction[] {
	const isIn = (policies: readonly PolicyText[], text: string) => policies.some((one) => one.text === text);
	const different = [...current, ...proposed].filter(({ text }) => !(isIn(current, text) && isIn(proposed, text)));
	const named = different.map(({ text }) => check(text).shape?.actions);
	return actions.filter(({ id, groups }) =>
		named.some((names) => names === undefined || names.some((name) => name === id || groups.includes(name))),
	);
}

function refusals(
	{ policyBook, clock }: TryDeps,
	workspaceId: string,
	people: readonly Principal[],
	texts: readonly PolicyText[],
	from: string,
): string[] {
	try {
		refuseLockOut(policyBook, workspaceId, people, texts, { from, nowMs: clock.now() });
		return [];
	} catch (error) {
		if (error instanceof SegwardError && error.code === "last-administrator") return [error.message];
		throw error;
	}
}

/** What is wrong with a draft, with its places; and the Cedar policy that its form makes. */
export function checkPolicy({
	store,
	policyBook,
}: Pick<TryDeps, "store" | "policyBook">): UseCase<PolicyDraft, { text: string; findings: PolicyFinding[] }> {
	return async ({ workspaceId }, draft) => {
		const policy: WorkspacePolicy = policyOf(draft);
		const others = (await store.policies.current(workspaceId)).filter((one) => policyId(one) !== policyId(policy));
		const findings = findingsOf(policyBook, policy, [...others.map((one) => one.policy), policy]);
		return { text: policy.text, findings };
	};
}
