import { Alert } from "../../../core/audit/watch/alert.ts";
import type { Severity } from "../../../core/audit/watch/detection.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AlertStore } from "../../../ports/watch-store.ts";
import type { Connection } from "./connection.ts";
import { pageOf, pageStart } from "./page.ts";

export function alerts(db: Connection): AlertStore {
	const all = (workspaceId: string) => db.selectFrom("alerts").select("body").where("workspace_id", "=", workspaceId);
	return {
		async put(workspaceId, alert) {
			const row = {
				workspace_id: workspaceId,
				id: alert.id,
				detection: alert.detection,
				subject_key: alert.subject.key,
				severity: alert.severity,
				state: alert.state,
				last_at: alert.lastAt,
				body: JSON.stringify(alert),
			};
			const same = await db
				.selectFrom("alerts")
				.select("id")
				.where("workspace_id", "=", workspaceId)
				.where("detection", "=", alert.detection)
				.where("subject_key", "=", alert.subject.key)
				.where("state", "<>", "closed")
				.where("id", "<>", alert.id)
				.executeTakeFirst();
			if (same !== undefined && alert.state !== "closed") {
				throw new SegwardError("state-conflict", { detail: "Another alert about the same is open." });
			}
			const { severity, state, last_at, body } = row;
			await db
				.insertInto("alerts")
				.values(row)
				.onConflict((conflict) =>
					conflict.columns(["workspace_id", "id"]).doUpdateSet({ severity, state, last_at, body }),
				)
				.execute();
		},
		async find(workspaceId, id) {
			return toAlert(await all(workspaceId).where("id", "=", id).executeTakeFirst());
		},
		async newest(workspaceId, detection, subjectKey) {
			const row = await all(workspaceId)
				.where("detection", "=", detection)
				.where("subject_key", "=", subjectKey)
				.orderBy(({ eb }) => eb("state", "=", "closed"))
				.orderBy("last_at", "desc")
				.orderBy("id", "desc")
				.executeTakeFirst();
			return toAlert(row);
		},
		async list(workspaceId, { state, severity, detection, ...page }) {
			const [lastAt = "", id = ""] = pageStart(page)?.split(" ") ?? [];
			const rows = await all(workspaceId)
				.$if(state === "unsettled", (query) => query.where("state", "<>", "closed"))
				.$if(state !== undefined && state !== "unsettled", (query) => query.where("state", "=", state ?? ""))
				.$if(severity !== undefined, (query) => query.where("severity", "=", severity ?? ""))
				.$if(detection !== undefined, (query) => query.where("detection", "=", detection ?? ""))
				.$if(lastAt !== "", (query) =>
					query.where(({ eb, or, and }) =>
						or([eb("last_at", "<", lastAt), and([eb("last_at", "=", lastAt), eb("id", "<", id)])]),
					),
				)
				.orderBy("last_at", "desc")
				.orderBy("id", "desc")
				.limit(page.limit + 1)
				.execute();
			const found = rows.map(({ body }) => Alert.parse(JSON.parse(body)));
			return pageOf(found, page.limit, (one) => `${one.lastAt} ${one.id}`);
		},
		async countUnsettled(workspaceId) {
			const rows = await db
				.selectFrom("alerts")
				.select(["severity", ({ fn }) => fn.countAll<number>().as("count")])
				.where("workspace_id", "=", workspaceId)
				.where("state", "<>", "closed")
				.groupBy("severity")
				.execute();
			const counts: Record<Severity, number> = { low: 0, medium: 0, high: 0, critical: 0 };
			for (const { severity, count } of rows) counts[severity as Severity] = Number(count);
			return counts;
		},
	};
}

function toAlert(row: { body: string } | undefined): Alert | undefined {
	return row && Alert.parse(JSON.parse(row.body));
}
