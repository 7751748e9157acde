import { SegwardError } from "../../../core/error/segward-error.ts";
import { ImportRecord } from "../../../core/intake/import-record.ts";
import type { ImportStore } from "../../../ports/control-store.ts";
import { atomically, type Connection, takeNumbers } from "./connection.ts";
import { importColumns, toImport } from "./import-row.ts";
import { pageOf, pageStartNo } from "./page.ts";
import { quarantineGroups } from "./quarantine-groups.ts";
import type { ImportRow } from "./tables.ts";

export function imports(db: Connection): ImportStore {
	const ofWorkspace = (workspaceId: string) =>
		db.selectFrom("imports").selectAll().where("workspace_id", "=", workspaceId);

	async function change(workspaceId: string, id: string, columns: Partial<ImportRow>): Promise<void> {
		const { numUpdatedRows } = await db
			.updateTable("imports")
			.set(columns)
			.where("workspace_id", "=", workspaceId)
			.where("id", "=", id)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) throw new SegwardError("not-found", { detail: "There is no such import." });
	}

	return {
		...quarantineGroups(db),
		create: (workspaceId, record) =>
			atomically(db, async (inside) => {
				const no = await takeNumbers(inside, workspaceId, "import");
				const created = ImportRecord.parse({ ...record, no });
				const row = { ...importColumns(created), workspace_id: workspaceId, no, id: created.id } as ImportRow;
				await inside.insertInto("imports").values(row).execute();
				return created;
			}),
		async update(workspaceId, id, partial) {
			const columns = importColumns(ImportRecord.partial().parse(partial));
			if (Object.keys(columns).length > 0) await change(workspaceId, id, columns);
		},
		async find(workspaceId, id) {
			const row = await ofWorkspace(workspaceId).where("id", "=", id).executeTakeFirst();
			return row && toImport(row);
		},
		async findDone(workspaceId, contentDigest, mappingDigest) {
			const row = await ofWorkspace(workspaceId)
				.where("content_digest", "=", contentDigest)
				.where("mapping_digest", "=", mappingDigest)
				.where("state", "=", "done")
				.where("dry_run", "=", 0)
				.orderBy("no", "desc")
				.limit(1)
				.executeTakeFirst();
			return row && toImport(row);
		},
		setMapping: (workspaceId, id, mapping, mappingDigest) =>
			change(workspaceId, id, { mapping: JSON.stringify(mapping), mapping_digest: mappingDigest }),
		async mapping(workspaceId, id) {
			const row = await ofWorkspace(workspaceId).where("id", "=", id).executeTakeFirst();
			return row?.mapping ? JSON.parse(row.mapping) : undefined;
		},
		async list(workspaceId, page) {
			const { state } = page;
			const start = pageStartNo(page);
			const rows = await ofWorkspace(workspaceId)
				.$if(state !== undefined, (query) => query.where("state", "=", state ?? ""))
				.$if(start !== undefined, (query) => query.where("no", "<", start ?? 0))
				.orderBy("no", "desc")
				.limit(page.limit + 1)
				.execute();
			return pageOf(rows.map(toImport), page.limit, (record) => record.no);
		},
		async running(workspaceId) {
			return (await ofWorkspace(workspaceId).where("state", "=", "running").orderBy("no").execute()).map(toImport);
		},
	};
}
