import { SegwardError } from "../../../core/error/segward-error.ts";
import { SegmentRecord, SegmentVersion } from "../../../core/segments/segment-record.ts";
import type { SegmentStore } from "../../../ports/control-store.ts";
import { atomically, type Connection, takeNumbers } from "./connection.ts";
import { pageOf, pageStart } from "./page.ts";
import type { SegmentRow } from "./tables.ts";

const SegmentHead = SegmentRecord.omit({ spec: true });
/** Bound values of one statement. */
const MOST_PARAMETERS = 5_000;

export function segments(db: Connection): SegmentStore {
	return {
		create: (workspaceId, record, author) =>
			atomically(db, async (inside) => {
				if (await current(inside, workspaceId).where("name", "=", record.name).executeTakeFirst())
					throw new SegwardError("name-taken", { detail: "A segment of this name exists already." });
				const no = await takeNumbers(inside, workspaceId, "segment");
				const created = SegmentRecord.parse({ ...record, no, version: 1 });
				await inside.insertInto("segments").values(toRow(workspaceId, created)).execute();
				await insertVersion(inside, workspaceId, no, {
					version: 1,
					spec: created.spec,
					author,
					createdAt: created.createdAt,
				});
				return created;
			}),
		addVersion: (workspaceId, id, spec, author, at) =>
			atomically(db, async (inside) => {
				const row = await inside
					.updateTable("segments")
					.set((segment) => ({ version: segment("version", "+", 1), updated_at: at }))
					.where("workspace_id", "=", workspaceId)
					.where("id", "=", id)
					.returningAll()
					.executeTakeFirst();
				if (!row) throw unknownSegment();
				await insertVersion(inside, workspaceId, row.no, { version: row.version, spec, author, createdAt: at });
				return toSegment({ ...row, spec: JSON.stringify(spec) });
			}),
		async setState(workspaceId, id, state, at) {
			const { numUpdatedRows } = await db
				.updateTable("segments")
				.set({ state, updated_at: at })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.executeTakeFirst();
			if (numUpdatedRows === 0n) throw unknownSegment();
		},
		async findByName(workspaceId, name) {
			const row = await current(db, workspaceId).where("name", "=", name).executeTakeFirst();
			return row && toSegment(row);
		},
		async list(workspaceId, page) {
			const start = pageStart(page);
			const rows = await current(db, workspaceId)
				.$if(start !== undefined, (query) => query.where("name", ">", start ?? ""))
				.orderBy("name")
				.limit(page.limit + 1)
				.execute();
			return pageOf(rows.map(toSegment), page.limit, (segment) => segment.name);
		},
		async all(workspaceId) {
			return (await current(db, workspaceId).orderBy("name").execute()).map(toSegment);
		},
		async heads(workspaceId) {
			const rows = await db
				.selectFrom("segments")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.orderBy("name")
				.execute();
			return rows.map((row) => SegmentHead.parse(columnsOf(row)));
		},
		async specs(workspaceId, segmentNos) {
			const found = [];
			for (let start = 0; start < segmentNos.length; start += MOST_PARAMETERS) {
				const some = segmentNos.slice(start, start + MOST_PARAMETERS);
				const rows = await current(db, workspaceId).where("segment.no", "in", some).execute();
				found.push(...rows.map(({ no, version, spec }) => ({ no, version, spec: JSON.parse(spec) as unknown })));
			}
			return found;
		},
		async versions(workspaceId, id) {
			const rows = await db
				.selectFrom("segment_versions as version")
				.innerJoin("segments as segment", (join) =>
					join
						.onRef("segment.workspace_id", "=", "version.workspace_id")
						.onRef("segment.no", "=", "version.segment_no"),
				)
				.selectAll("version")
				.where("segment.workspace_id", "=", workspaceId)
				.where("segment.id", "=", id)
				.orderBy("version.version")
				.execute();
			return rows.map(({ version, spec, author, created_at }) =>
				SegmentVersion.parse({ version, spec: JSON.parse(spec), author, createdAt: created_at }),
			);
		},
	};
}

/** Segments with the rule of their current version. */
function current(db: Connection, workspaceId: string) {
	return db
		.selectFrom("segments as segment")
		.innerJoin("segment_versions as version", (join) =>
			join
				.onRef("version.workspace_id", "=", "segment.workspace_id")
				.onRef("version.segment_no", "=", "segment.no")
				.onRef("version.version", "=", "segment.version"),
		)
		.selectAll("segment")
		.select("version.spec")
		.where("segment.workspace_id", "=", workspaceId);
}

async function insertVersion(db: Connection, workspaceId: string, no: number, version: SegmentVersion): Promise<void> {
	await db
		.insertInto("segment_versions")
		.values({
			workspace_id: workspaceId,
			segment_no: no,
			version: version.version,
			spec: JSON.stringify(version.spec),
			author: version.author,
			created_at: version.createdAt,
		})
		.execute();
}

function toRow(workspaceId: string, segment: SegmentRecord): SegmentRow {
	return {
		workspace_id: workspaceId,
		no: segment.no,
		id: segment.id,
		name: segment.name,
		state: segment.state,
		owner: segment.owner,
		version: segment.version,
		created_at: segment.createdAt,
		updated_at: segment.updatedAt,
	};
}

function toSegment(row: SegmentRow & { spec: string }): SegmentRecord {
	return SegmentRecord.parse({ ...columnsOf(row), spec: JSON.parse(row.spec) });
}

function columnsOf(row: SegmentRow) {
	const { id, no, name, state, owner, version, created_at: createdAt, updated_at: updatedAt } = row;
	return { id, no, name, state, owner, version, createdAt, updatedAt };
}

function unknownSegment(): SegwardError {
	return new SegwardError("not-found", { detail: "There is no such segment." });
}
