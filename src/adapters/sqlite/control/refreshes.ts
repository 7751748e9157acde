import { sql } from "kysely";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { RefreshRecord } from "../../../core/segments/segment-record.ts";
import type { RefreshStore } from "../../../ports/control-store.ts";
import { atomically, type Connection, takeNumbers } from "./connection.ts";
import type { RefreshRow } from "./tables.ts";

/** 1 for the newest refresh of a segment among those selected. */
const PLACE = sql<number>`row_number() over (partition by segment_no order by no desc)`.as("place");

export function refreshes(db: Connection): RefreshStore {
	const ofWorkspace = (workspaceId: string) =>
		db.selectFrom("refreshes").selectAll().where("workspace_id", "=", workspaceId);
	return {
		start: (workspaceId, records) =>
			atomically(db, async (inside) => {
				if (records.length === 0) return [];
				const firstNo = await takeNumbers(inside, workspaceId, "refresh", records.length);
				const started = records.map((record, index) =>
					RefreshRecord.parse({ ...record, no: firstNo + index, state: "running" }),
				);
				for (const refresh of started)
					await inside.insertInto("refreshes").values(toRow(workspaceId, refresh)).execute();
				return started;
			}),
		finish: (workspaceId, no, change) =>
			atomically(db, async (inside) => {
				const row = await inside
					.selectFrom("refreshes")
					.selectAll()
					.where("workspace_id", "=", workspaceId)
					.where("no", "=", no)
					.executeTakeFirst();
				if (!row) throw new SegwardError("not-found", { detail: "There is no such refresh." });
				const finished = RefreshRecord.parse({ ...toRefresh(row), ...change, no });
				await inside
					.updateTable("refreshes")
					.set(toRow(workspaceId, finished))
					.where("workspace_id", "=", workspaceId)
					.where("no", "=", no)
					.execute();
			}),
		async history(workspaceId, segmentNo, limit) {
			const rows = await ofWorkspace(workspaceId)
				.where("segment_no", "=", segmentNo)
				.orderBy("no", "desc")
				.limit(limit)
				.execute();
			return rows.map(toRefresh);
		},
		async latestDone(workspaceId) {
			const rows = await ofWorkspace(workspaceId)
				.where("no", "in", (inner) =>
					inner
						.selectFrom("refreshes")
						.select((row) => row.fn.max("no").as("newest"))
						.where("workspace_id", "=", workspaceId)
						.where("state", "=", "done")
						.groupBy("segment_no"),
				)
				.orderBy("segment_no")
				.execute();
			return rows.map(toRefresh);
		},
		async recentDone(workspaceId, limit, segmentNos) {
			const ranked = ofWorkspace(workspaceId)
				.where("state", "=", "done")
				.where("segment_no", "in", [...segmentNos])
				.select(PLACE);
			const rows = await db
				.selectFrom(ranked.as("ranked"))
				.selectAll()
				.where("place", "<=", limit)
				.orderBy("segment_no")
				.orderBy("no", "desc")
				.execute();
			return rows.map(toRefresh);
		},
		async recentDoneNos(workspaceId, limit) {
			// Answered from the index alone.
			const ranked = db
				.selectFrom("refreshes")
				.select(["segment_no", "no", PLACE])
				.where("workspace_id", "=", workspaceId)
				.where("state", "=", "done");
			const rows = await db
				.selectFrom(ranked.as("ranked"))
				.select(["segment_no", "no"])
				.where("place", "<=", limit)
				.execute();
			return rows.map(({ segment_no: segmentNo, no }) => ({ segmentNo, no }));
		},
		async latestFailed(workspaceId) {
			const rows = await ofWorkspace(workspaceId)
				.where("no", "in", (inner) =>
					inner
						.selectFrom("refreshes")
						.select((row) => row.fn.max("no").as("newest"))
						.where("workspace_id", "=", workspaceId)
						.groupBy("segment_no"),
				)
				.where("state", "=", "failed")
				.orderBy("segment_no")
				.execute();
			return rows.map(toRefresh);
		},
		async running(workspaceId) {
			return (await ofWorkspace(workspaceId).where("state", "=", "running").orderBy("no").execute()).map(toRefresh);
		},
	};
}

function toRow(workspaceId: string, refresh: RefreshRecord): RefreshRow {
	return {
		workspace_id: workspaceId,
		no: refresh.no,
		segment_no: refresh.segmentNo,
		segment_version: refresh.segmentVersion,
		as_of: refresh.asOf,
		data_version: refresh.dataVersion,
		state: refresh.state,
		size: refresh.size,
		entered: refresh.entered,
		left: refresh.left,
		duration_ms: refresh.durationMs,
		started_at: refresh.startedAt,
		started_by: refresh.startedBy,
		error_code: refresh.errorCode ?? null,
		published: refresh.published === undefined ? null : JSON.stringify(refresh.published),
	};
}

function toRefresh(row: RefreshRow): RefreshRecord {
	return RefreshRecord.parse({
		no: row.no,
		segmentNo: row.segment_no,
		segmentVersion: row.segment_version,
		asOf: row.as_of,
		dataVersion: row.data_version,
		state: row.state,
		size: row.size,
		entered: row.entered,
		left: row.left,
		durationMs: row.duration_ms,
		startedAt: row.started_at,
		startedBy: row.started_by,
		errorCode: row.error_code ?? undefined,
		published: row.published === null ? undefined : JSON.parse(row.published),
	});
}
