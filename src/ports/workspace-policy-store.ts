import type { PolicyKind, WorkspacePolicy } from "../core/access/workspace-policy.ts";

/** What one change made of a role or policy of a workspace. */
export interface PolicyChange {
	kind: PolicyKind;
	name: string;
	/** Null where it was removed. */
	policy: WorkspacePolicy | null;
	/** SHA-256 of the policy; null where it was removed. */
	digest: string | null;
	author: string;
	authorId: string;
	at: string;
}

/** Immutable; versions of one name count from 1, removals included. */
export interface PolicyVersion extends PolicyChange {
	version: number;
	/** Of what was in force before; null where nothing was. */
	digestBefore: string | null;
}

export interface WorkspacePolicyStore {
	/** What is in force, by kind and name. */
	current(workspaceId: string): Promise<(PolicyVersion & { policy: WorkspacePolicy })[]>;
	/** Becomes the newest version of its name. */
	append(workspaceId: string, change: PolicyChange): Promise<PolicyVersion>;
	/** Newest first; none of a name that never was. */
	versions(workspaceId: string, kind: PolicyKind, name: string): Promise<PolicyVersion[]>;
}
