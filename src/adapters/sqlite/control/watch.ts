import { WatchSettings } from "../../../core/audit/watch/settings.ts";
import { WatchState } from "../../../core/audit/watch/watch.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { WatchStore } from "../../../ports/watch-store.ts";
import { atomically, type Connection } from "./connection.ts";

export function watch(db: Connection): WatchStore {
	return {
		async position(workspaceId) {
			const row = await db
				.selectFrom("watch_positions")
				.select(["leaf", "state"])
				.where("workspace_id", "=", workspaceId)
				.executeTakeFirst();
			return row && { leaf: row.leaf, state: WatchState.parse(JSON.parse(row.state)) };
		},
		async keepPosition(workspaceId, { leaf, state: given }) {
			const state = JSON.stringify(given);
			await db
				.insertInto("watch_positions")
				.values({ workspace_id: workspaceId, leaf, state })
				.onConflict((conflict) => conflict.column("workspace_id").doUpdateSet({ leaf, state }))
				.execute();
		},
		settings: (workspaceId, limit) => versions(db, workspaceId, limit),
		addSettings: (workspaceId, { version, settings, author, at }) =>
			atomically(db, async (inside) => {
				const [newest] = await versions(inside, workspaceId, 1);
				if (version !== (newest?.version ?? 0) + 1) {
					throw new SegwardError("state-conflict", { detail: "Somebody else has changed it meanwhile." });
				}
				const row = { workspace_id: workspaceId, version, body: JSON.stringify(settings), author, at };
				await inside.insertInto("watch_settings").values(row).execute();
			}),
		async addDelivery({ workspaceId, id, body, attempts, dueAt }) {
			const row = { workspace_id: workspaceId, id, body, attempts, due_at: dueAt };
			await db.insertInto("alert_deliveries").values(row).execute();
		},
		async dueDeliveries(at, limit) {
			const rows = await db
				.selectFrom("alert_deliveries")
				.selectAll()
				.where("due_at", "<=", at)
				.orderBy("due_at")
				.limit(limit)
				.execute();
			return rows.map((row) => ({
				workspaceId: row.workspace_id,
				id: row.id,
				body: row.body,
				attempts: row.attempts,
				dueAt: row.due_at,
			}));
		},
		async postponeDelivery({ workspaceId, id, attempts, dueAt }) {
			await db
				.updateTable("alert_deliveries")
				.set({ attempts, due_at: dueAt })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.execute();
		},
		async removeDelivery(workspaceId, id) {
			await db.deleteFrom("alert_deliveries").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
		},
	};
}

async function versions(db: Connection, workspaceId: string, limit: number) {
	const rows = await db
		.selectFrom("watch_settings")
		.selectAll()
		.where("workspace_id", "=", workspaceId)
		.orderBy("version", "desc")
		.limit(limit)
		.execute();
	return rows.map(({ version, body, author, at }) => {
		return { version, settings: WatchSettings.parse(JSON.parse(body)), author, at };
	});
}
