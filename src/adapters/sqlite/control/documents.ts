import type { DocumentStore } from "../../../ports/control-store.ts";
import type { Connection } from "./connection.ts";

/** Named documents of one kind. */
export function documents(db: Connection, kind: "mapping" | "trait" | "setting" | "audit-view"): DocumentStore {
	const ofWorkspace = (workspaceId: string) =>
		db.selectFrom("documents").selectAll().where("workspace_id", "=", workspaceId).where("kind", "=", kind);
	return {
		async put(workspaceId, name, body, at) {
			const content = { body: JSON.stringify(body), updated_at: at };
			await db
				.insertInto("documents")
				.values({ workspace_id: workspaceId, kind, name, ...content })
				.onConflict((conflict) => conflict.columns(["workspace_id", "kind", "name"]).doUpdateSet(content))
				.execute();
		},
		async get(workspaceId, name) {
			const row = await ofWorkspace(workspaceId).where("name", "=", name).executeTakeFirst();
			return row && JSON.parse(row.body);
		},
		async list(workspaceId) {
			const rows = await ofWorkspace(workspaceId).orderBy("name").execute();
			return rows.map((row) => ({ name: row.name, body: JSON.parse(row.body), updatedAt: row.updated_at }));
		},
		async remove(workspaceId, name) {
			const { numDeletedRows } = await db
				.deleteFrom("documents")
				.where("workspace_id", "=", workspaceId)
				.where("kind", "=", kind)
				.where("name", "=", name)
				.executeTakeFirst();
			return numDeletedRows > 0n;
		},
	};
}
