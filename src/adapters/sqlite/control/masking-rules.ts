import type { Insertable, Selectable } from "kysely";
import { MaskingRule } from "../../../core/privacy/masking/masking-rule.ts";
import type { MaskingRuleStore, MaskingRuleVersion } from "../../../ports/masking-rule-store.ts";
import type { Connection } from "./connection.ts";
import type { MaskingRuleRow } from "./tables.ts";

export function maskingRules(db: Connection): MaskingRuleStore {
	return {
		async current(workspaceId) {
			const rows = await db
				.selectFrom("masking_rule_versions as newest")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.where("body", "is not", null)
				.where(({ not, exists, selectFrom }) =>
					not(
						exists(
							selectFrom("masking_rule_versions as later")
								.select("later.version")
								.whereRef("later.workspace_id", "=", "newest.workspace_id")
								.whereRef("later.name", "=", "newest.name")
								.whereRef("later.version", ">", "newest.version"),
						),
					),
				)
				.orderBy("name")
				.execute();
			return rows.map(toVersion).flatMap((one) => (one.rule === null ? [] : [{ ...one, rule: one.rule }]));
		},
		async append(workspaceId, change) {
			const [before] = await versions(workspaceId, change.name);
			const next = { ...change, version: (before?.version ?? 0) + 1 };
			await db.insertInto("masking_rule_versions").values(toRow(workspaceId, next)).execute();
			return next;
		},
		versions,
	};

	async function versions(workspaceId: string, name?: string): Promise<MaskingRuleVersion[]> {
		const rows = await db
			.selectFrom("masking_rule_versions")
			.selectAll()
			.where("workspace_id", "=", workspaceId)
			.$if(name !== undefined, (query) => query.where("name", "=", name ?? ""))
			.orderBy("no", "desc")
			.execute();
		return rows.map(toVersion);
	}
}

function toRow(workspaceId: string, one: MaskingRuleVersion): Insertable<MaskingRuleRow> {
	return {
		workspace_id: workspaceId,
		name: one.name,
		version: one.version,
		body: one.rule && JSON.stringify(one.rule),
		weakens: one.weakens ? 1 : 0,
		because: one.because,
		author: one.author,
		author_id: one.authorId,
		created_at: one.at,
	};
}

function toVersion(row: Selectable<MaskingRuleRow>): MaskingRuleVersion {
	return {
		name: row.name,
		version: row.version,
		rule: row.body === null ? null : MaskingRule.parse(JSON.parse(row.body)),
		weakens: row.weakens === 1,
		because: row.because,
		author: row.author,
		authorId: row.author_id,
		at: row.created_at,
	};
}
