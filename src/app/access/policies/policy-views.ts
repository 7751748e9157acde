import { type PolicyKind, policyId, type WorkspacePolicy } from "../../../core/access/workspace-policy.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PolicyVersion } from "../../../ports/workspace-policy-store.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { builtInWords } from "./policy-words.ts";

export interface PolicyView {
	id: string;
	kind: PolicyKind | "built-in";
	name: string;
	title: string;
	description: string;
	text: string;
	permits?: string[];
	/** Of the workspace's own: the version in force, when and by whom. */
	version?: number;
	changedAt?: string;
	changedBy?: string;
}

export type PolicyVersionView = Pick<PolicyVersion, "version" | "at" | "author" | "digest" | "digestBefore"> & {
	/** Null where it was removed. */
	text: string | null;
};

type Deps = Pick<Services, "store" | "policyBook">;

export function policyView({ policy, version, at, author }: PolicyVersion & { policy: WorkspacePolicy }): PolicyView {
	return { ...policy, id: policyId(policy), version, changedAt: at, changedBy: author };
}

/** All policies in force in the workspace: the built-in ones first. */
export function listPolicies({ store, policyBook }: Deps): UseCase<unknown, { items: PolicyView[] }> {
	return async ({ workspaceId }) => {
		const builtIn = policyBook.builtIn.map((one): PolicyView => {
			const { id, title, explanation } = builtInWords(one);
			return { id, kind: "built-in", name: id, title, description: explanation, text: one.text };
		});
		return { items: [...builtIn, ...(await store.policies.current(workspaceId)).map(policyView)] };
	};
}

/** One of the workspace's own, also a removed one, with all its versions. @throws SegwardError `not-found`. */
export function getPolicy({
	store,
}: Pick<Deps, "store">): UseCase<
	{ kind: PolicyKind; name: string },
	{ policy: PolicyView | null; versions: PolicyVersionView[] }
> {
	return async ({ workspaceId }, { kind, name }) => {
		const versions = await store.policies.versions(workspaceId, kind, name);
		const [newest] = versions;
		if (newest === undefined) throw noSuchPolicy(kind);
		const { policy } = newest;
		return {
			policy: policy === null ? null : policyView({ ...newest, policy }),
			versions: versions.map(({ version, at, author, digest, digestBefore, policy: then }) => ({
				version,
				at,
				author,
				digest,
				digestBefore,
				text: then?.text ?? null,
			})),
		};
	};
}

export function noSuchPolicy(kind: PolicyKind): SegwardError {
	return new SegwardError("not-found", {
		detail: `The workspace has no ${kind} of this name.`,
		hint: `See 'segward ${kind} list'.`,
	});
}
