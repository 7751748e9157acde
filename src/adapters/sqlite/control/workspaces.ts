import { SegwardError } from "../../../core/error/segward-error.ts";
import type { WorkspaceRecord, WorkspaceStore } from "../../../ports/control-store.ts";
import type { Connection } from "./connection.ts";
import type { ControlTables } from "./tables.ts";

const WORKSPACE_ID = /^[a-z0-9]{1,20}$/;

export function workspaces(db: Connection): WorkspaceStore {
	return {
		async create({ id, name, createdAt }) {
			if (!WORKSPACE_ID.test(id))
				throw new SegwardError("request-invalid", {
					detail: "A workspace id is 1 to 20 lower-case letters and digits.",
				});
			const { numInsertedOrUpdatedRows } = await db
				.insertInto("workspaces")
				.values({ workspace_id: id, name, created_at: createdAt, archived_at: null })
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			if (!numInsertedOrUpdatedRows) throw new SegwardError("name-taken");
		},
		async list() {
			const rows = await db.selectFrom("workspaces").selectAll().orderBy("workspace_id").execute();
			return rows.map(toWorkspace);
		},
		async find(id) {
			const row = await db.selectFrom("workspaces").selectAll().where("workspace_id", "=", id).executeTakeFirst();
			return row && toWorkspace(row);
		},
		async rename(id, name) {
			await db.updateTable("workspaces").set({ name }).where("workspace_id", "=", id).execute();
		},
		async setArchived(id, at) {
			await db
				.updateTable("workspaces")
				.set({ archived_at: at ?? null })
				.where("workspace_id", "=", id)
				.execute();
		},
	};
}

function toWorkspace(row: ControlTables["workspaces"]): WorkspaceRecord {
	const { workspace_id: id, name, created_at: createdAt, archived_at: archivedAt } = row;
	return { id, name, createdAt, ...(archivedAt === null ? {} : { archivedAt }) };
}
