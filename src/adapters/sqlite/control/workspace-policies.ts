import { PolicyKind, WorkspacePolicy } from "../../../core/access/workspace-policy.ts";
import type { PolicyVersion, WorkspacePolicyStore } from "../../../ports/workspace-policy-store.ts";
import type { Connection } from "./connection.ts";
import type { PolicyVersionRow } from "./tables.ts";

export function workspacePolicies(db: Connection): WorkspacePolicyStore {
	return {
		async current(workspaceId) {
			const rows = await db
				.selectFrom("policy_versions as newest")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.where("body", "is not", null)
				.where(({ not, exists, selectFrom }) =>
					not(
						exists(
							selectFrom("policy_versions as later")
								.select("later.version")
								.whereRef("later.workspace_id", "=", "newest.workspace_id")
								.whereRef("later.kind", "=", "newest.kind")
								.whereRef("later.name", "=", "newest.name")
								.whereRef("later.version", ">", "newest.version"),
						),
					),
				)
				.orderBy("kind")
				.orderBy("name")
				.execute();
			return rows.map(toVersion).flatMap((one) => (one.policy === null ? [] : [{ ...one, policy: one.policy }]));
		},
		async append(workspaceId, change) {
			const [before] = await versions(workspaceId, change.kind, change.name);
			const next = { ...change, version: (before?.version ?? 0) + 1, digestBefore: before?.digest ?? null };
			await db.insertInto("policy_versions").values(toRow(workspaceId, next)).execute();
			return next;
		},
		versions,
	};

	async function versions(workspaceId: string, kind: PolicyKind, name: string): Promise<PolicyVersion[]> {
		const rows = await db
			.selectFrom("policy_versions")
			.selectAll()
			.where("workspace_id", "=", workspaceId)
			.where("kind", "=", kind)
			.where("name", "=", name)
			.orderBy("version", "desc")
			.execute();
		return rows.map(toVersion);
	}
}

function toRow(workspaceId: string, one: PolicyVersion): PolicyVersionRow {
	return {
		workspace_id: workspaceId,
		kind: one.kind,
		name: one.name,
		version: one.version,
		body: one.policy && JSON.stringify(one.policy),
		digest: one.digest,
		digest_before: one.digestBefore,
		author: one.author,
		author_id: one.authorId,
		created_at: one.at,
	};
}

function toVersion(row: PolicyVersionRow): PolicyVersion {
	return {
		kind: PolicyKind.parse(row.kind),
		name: row.name,
		version: row.version,
		policy: row.body === null ? null : WorkspacePolicy.parse(JSON.parse(row.body)),
		digest: row.digest,
		digestBefore: row.digest_before,
		author: row.author,
		authorId: row.author_id,
		at: row.created_at,
	};
}
