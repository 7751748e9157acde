import { QuarantineGroup } from "../../../core/intake/import-record.ts";
import type { ImportStore } from "../../../ports/control-store.ts";
import { atomically, type Connection } from "./connection.ts";
import type { QuarantineGroupRow } from "./tables.ts";

/** The part of the import store that keeps account of rows set aside. */
export function quarantineGroups(
	db: Connection,
): Pick<ImportStore, "addQuarantine" | "quarantine" | "settleQuarantine"> {
	return {
		addQuarantine: (workspaceId, groups) =>
			atomically(db, async (inside) => {
				for (const group of groups)
					await inside
						.insertInto("quarantine_groups")
						.values(toRow(workspaceId, QuarantineGroup.parse(group)))
						.onConflict((conflict) =>
							conflict.columns(["workspace_id", "import_id", "reason", "column_name"]).doUpdateSet((row) => ({
								row_count: row("quarantine_groups.row_count", "+", row.ref("excluded.row_count")),
							})),
						)
						.execute();
			}),
		async quarantine(workspaceId, importId) {
			const rows = await db
				.selectFrom("quarantine_groups")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.$if(importId !== undefined, (query) => query.where("import_id", "=", importId ?? ""))
				.orderBy("import_id")
				.orderBy("row_count", "desc")
				.orderBy("reason")
				.orderBy("column_name")
				.execute();
			return rows.map(toGroup);
		},
		async settleQuarantine(workspaceId, { importId, reason, column }, state, note) {
			const settled = await db
				.updateTable("quarantine_groups")
				.set({ state, note })
				.where("workspace_id", "=", workspaceId)
				.where("import_id", "=", importId)
				.where("state", "=", "open")
				.$if(reason !== undefined, (query) => query.where("reason", "=", reason ?? ""))
				.$if(column !== undefined, (query) => query.where("column_name", "=", column ?? ""))
				.returning("row_count")
				.execute();
			return settled.reduce((rows, group) => rows + group.row_count, 0);
		},
	};
}

function toRow(workspaceId: string, group: QuarantineGroup): QuarantineGroupRow {
	return {
		workspace_id: workspaceId,
		import_id: group.importId,
		reason: group.reason,
		column_name: group.column,
		row_count: group.rows,
		state: group.state,
		note: group.note ?? null,
	};
}

function toGroup(row: QuarantineGroupRow): QuarantineGroup {
	return QuarantineGroup.parse({
		importId: row.import_id,
		reason: row.reason,
		column: row.column_name,
		rows: row.row_count,
		state: row.state,
		note: row.note ?? undefined,
	});
}
