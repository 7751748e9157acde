import { type PolicyKind, policyId, type WorkspacePolicy } from "../../../core/access/workspace-policy.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import type { PolicyVersion } from "../../../ports/workspace-policy-store.ts";
import type { Call, UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { actorOf } from "../record-act.ts";
import { policyTexts } from "./adopt-policies.ts";
import { refuseLockOut } from "./lock-out.ts";
import { noSuchPolicy, type PolicyView, policyView } from "./policy-views.ts";
import { type PrincipalDeps, principalsOf } from "./principals.ts";
import { findingsOf, type PolicyDraft, policyOf, refuseFindings } from "./proposal.ts";
import { holdersOf } from "./role-inventory.ts";

export type ChangeDeps = PrincipalDeps & Pick<Services, "policyBook" | "digest">;

/**
 * Puts a role or policy in force, at once, in the place of the one of this name.
 *
 * @throws SegwardError `policy-invalid`, `last-administrator`; `state-conflict` where `version` is no longer in force.
 */
export function applyPolicy(deps: ChangeDeps): UseCase<PolicyDraft & { version?: number }, PolicyView> {
	return async (call, { version, ...draft }) => {
		const policy = policyOf(draft);
		const changed = await change(deps, call, policy, async (current) => {
			const before = current.find((one) => policyId(one) === policyId(policy));
			if (version !== undefined && version !== (before?.version ?? 0)) throw changedMeanwhile();
			const proposed = [...current.filter((one) => one !== before).map((one) => one.policy), policy];
			refuseFindings(policy, findingsOf(deps.policyBook, policy, proposed));
			if (effectOf(deps, policy) === "permit" || (before && effectOf(deps, before.policy) === "forbid")) {
				call.note({ weakens: true });
			}
			return policy;
		});
		return policyView({ ...changed, policy });
	};
}

/** Takes a role or policy out of force, at once; its versions are kept. @throws SegwardError `not-found`, `in-use`, `last-administrator`. */
export function removePolicy(deps: ChangeDeps): UseCase<{ kind: PolicyKind; name: string }, { removed: true }> {
	return async (call, { kind, name }) => {
		const holders = kind === "role" ? await holdersOf(deps, call.workspaceId, name) : [];
		await change(deps, call, { kind, name }, async (current) => {
			const removed = current.find((one) => policyId(one) === policyId({ kind, name }));
			if (removed === undefined) throw noSuchPolicy(kind);
			if (effectOf(deps, removed.policy) === "forbid") call.note({ weakens: true });
			if (kind === "role")
				refuseInUse(
					deps,
					name,
					holders.length,
					current.map((one) => one.policy),
				);
			return null;
		});
		return { removed: true };
	};
}

/** Checks, keeps and adopts; what is kept is what was checked, whatever is changed at the same time. */
async function change(
	deps: ChangeDeps,
	call: Call,
	subject: Pick<WorkspacePolicy, "kind" | "name">,
	decide: (current: Awaited<ReturnType<ControlStore["policies"]["current"]>>) => Promise<WorkspacePolicy | null>,
): Promise<PolicyVersion> {
	const { workspaceId, from } = call;
	const { kind, name } = subject;
	const nowMs = deps.clock.now();
	const people = await principalsOf(deps, workspaceId);
	call.note({ resourceId: policyId(subject) });
	const { id, name: author } = actorOf(call.principal);
	const [version, texts] = await deps.store.transaction(async ({ policies }) => {
		const current = await policies.current(workspaceId);
		const policy = await decide(current);
		const others = current.filter((one) => policyId(one) !== policyId(subject));
		const proposed = policyTexts(policy === null ? others : [...others, { kind, name, policy }]);
		refuseLockOut(deps.policyBook, workspaceId, people, proposed, { from, nowMs });
		const digest = policy && deps.digest(JSON.stringify(policy));
		const authorId = id ?? "";
		const appended = await policies.append(workspaceId, {
			kind,
			name,
			policy,
			digest,
			author,
			authorId,
			at: isoInstant(nowMs),
		});
		return [appended, proposed] as const;
	});
	deps.policyBook.adopt(workspaceId, texts);
	return version;
}

/** What is permitted more, or forbidden no longer, makes access wider. */
function effectOf({ policyBook }: ChangeDeps, { text }: WorkspacePolicy): "permit" | "forbid" | undefined {
	return policyBook.check(text).shape?.effect;
}

function refuseInUse(
	{ policyBook }: ChangeDeps,
	role: string,
	holders: number,
	policies: readonly WorkspacePolicy[],
): void {
	const speaking = policies.filter(({ kind, text }) => {
		const named = policyBook.check(text).shape?.principal;
		return kind === "policy" && named?.kind === "role" && named.id === role;
	});
	if (holders === 0 && speaking.length === 0) return;
	throw new SegwardError("in-use", {
		detail: `${holders} people and tokens have this role, and ${speaking.length} policies permit something to it.`,
		hint: "Take the role from them first.",
	});
}

function changedMeanwhile(): SegwardError {
	return new SegwardError("state-conflict", {
		detail: "Somebody else has changed it meanwhile.",
		hint: "Look at the version in force, then make your change again.",
	});
}
