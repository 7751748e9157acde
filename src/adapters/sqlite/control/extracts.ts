import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import type { ExtractStore } from "../../../ports/extract-store.ts";
import { atomically, type Connection } from "./connection.ts";

/** Off the main thread: a large extract has hundreds of parts. */
const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export function extracts(db: Connection): ExtractStore {
	const find = async (inside: Connection, workspaceId: string, id: string): Promise<ExtractRecord | undefined> => {
		const row = await inside
			.selectFrom("extracts")
			.select("body")
			.where("workspace_id", "=", workspaceId)
			.where("id", "=", id)
			.executeTakeFirst();
		return row && JSON.parse(row.body);
	};
	const rowsOf = (workspaceId: string, id: string) =>
		db.deleteFrom("extract_rows").where("workspace_id", "=", workspaceId).where("extract_id", "=", id);
	return {
		async create(workspaceId, record) {
			const { id, startedAt } = record;
			await db
				.insertInto("extracts")
				.values({ workspace_id: workspaceId, id, started_at: startedAt, body: JSON.stringify(record) })
				.execute();
		},
		update: (workspaceId, id, change) =>
			atomically(db, async (inside) => {
				const known = await find(inside, workspaceId, id);
				if (known === undefined) throw new SegwardError("not-found", { detail: "There is no such extract." });
				await inside
					.updateTable("extracts")
					.set({ body: JSON.stringify({ ...known, ...change }) })
					.where("workspace_id", "=", workspaceId)
					.where("id", "=", id)
					.execute();
			}),
		find: (workspaceId, id) => find(db, workspaceId, id),
		async list(workspaceId) {
			const rows = await db
				.selectFrom("extracts")
				.select("body")
				.where("workspace_id", "=", workspaceId)
				.orderBy("started_at", "desc")
				.orderBy("id")
				.execute();
			return rows.map(({ body }) => JSON.parse(body));
		},
		async putRows(workspaceId, id, no, rows) {
			const content = await compress(rows, QUICK);
			await db.insertInto("extract_rows").values({ workspace_id: workspaceId, extract_id: id, no, content }).execute();
		},
		async rows(workspaceId, id, no) {
			const row = await db
				.selectFrom("extract_rows")
				.select("content")
				.where("workspace_id", "=", workspaceId)
				.where("extract_id", "=", id)
				.where("no", "=", no)
				.executeTakeFirst();
			return row && (await decompress(row.content)).toString("utf8");
		},
		async dropRows(workspaceId, id) {
			await rowsOf(workspaceId, id).execute();
		},
	};
}
