import { SegwardError } from "../../../core/error/segward-error.ts";
import { PublishedSize } from "../../../core/privacy/sizes/published-size.ts";
import type { ListRecord, ListStore } from "../../../ports/control-store.ts";
import { atomically, type Connection, takeNumbers } from "./connection.ts";
import type { ListRow } from "./tables.ts";

export function lists(db: Connection): ListStore {
	const named = (inside: Connection, workspaceId: string, name: string) =>
		inside.selectFrom("lists").selectAll().where("workspace_id", "=", workspaceId).where("name", "=", name);
	return {
		takeNo: (workspaceId) => takeNumbers(db, workspaceId, "list"),
		create: (workspaceId, { no, name, description, size, rows, published, createdAt }) =>
			atomically(db, async (inside) => {
				if (await named(inside, workspaceId, name).executeTakeFirst())
					throw new SegwardError("name-taken", { detail: "A list of this name exists already." });
				await inside
					.insertInto("lists")
					.values({
						workspace_id: workspaceId,
						no,
						name,
						description,
						size,
						row_count: rows,
						published: published === undefined ? null : JSON.stringify(published),
						created_at: createdAt,
					})
					.execute();
			}),
		async find(workspaceId, name) {
			const row = await named(db, workspaceId, name).executeTakeFirst();
			return row && toList(row);
		},
		async list(workspaceId) {
			const rows = await db
				.selectFrom("lists")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.orderBy("name")
				.execute();
			return rows.map(toList);
		},
		async remove(workspaceId, name) {
			const { numDeletedRows } = await db
				.deleteFrom("lists")
				.where("workspace_id", "=", workspaceId)
				.where("name", "=", name)
				.executeTakeFirst();
			return numDeletedRows > 0n;
		},
	};
}

function toList(row: ListRow): ListRecord {
	return {
		no: row.no,
		name: row.name,
		description: row.description,
		size: row.size,
		rows: row.row_count,
		published: row.published === null ? undefined : PublishedSize.parse(JSON.parse(row.published)),
		createdAt: row.created_at,
	};
}
