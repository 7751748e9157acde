import { SegwardError } from "../../../core/error/segward-error.ts";
import { SegmentRecord, SegmentVersion } from "../../../core/segments/segment-record.ts";
import type { SegmentStore } from "../../../ports/control-store.ts";
import { atomically, type Connection, takeNumbers } from "./connection.ts";
import { pageOf, pageStart } from "./page.ts";
import type { SegmentRow } from "./tables.ts";

const SegmentHead = SegmentRecord.omit({ spec: true, authorId: true });
/** Bound values of one statement. */
const MOST_PARAMETERS = 5_000;

export function segments(db: Connection): SegmentStore {
	return {
		create: (workspaceId, record, author) =>
			atomically(db, async (inside) => {
				if (await current(inside, workspaceId).where("name", "=", record.name).executeTakeFirst())
					throw new SegwardError("name-taken", { detail: "A segment of this name exists already." });
				const no = await takeNumbers(inside, workspaceId, "segment");
				const created = SegmentRecord.parse({ ...record, no, version: 1, newestVersion: 1, authorId: author.id });
				await inside.insertInto("segments").values(toRow(workspaceId, created)).execute();
				await insertVersion(inside, workspaceId, no, {
					version: 1,
					spec: created.spec,
					author: author.name,
					authorId: author.id,
					createdAt: created.createdAt,
				});
				return created;
			}),
		addVersion: (workspaceId, id, { spec, author, counts }, at) =>
			atomically(db, async (inside) => {
				const row = await inside
					.updateTable("segments")
					.set((segment) => {
						const next = segment("newest_version", "+", 1);
						return { newest_version: next, updated_at: at, ...(counts ? { version: next } : {}) };
					})
					.where("workspace_id", "=", workspaceId)
					.where("id", "=", id)
					.returningAll()
					.executeTakeFirst();
				if (!row) throw unknownSegment();
				const version = { version: row.newest_version, spec, author: author.name, authorId: author.id, createdAt: at };
				await insertVersion(inside, workspaceId, row.no, version);
				return toSegment(await current(inside, workspaceId).where("segment.no", "=", row.no).executeTakeFirstOrThrow());
			}),
		async update(workspaceId, id, { approved, ...change }, at) {
			const { numUpdatedRows } = await db
				.updateTable("segments")
				.set({ ...change, ...(approved === undefined ? {} : { approved: approved ? 1 : 0 }), updated_at: at })
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
			return rows.map(({ version, spec, author, author_id, created_at }) =>
				SegmentVersion.parse({
					version,
					spec: JSON.parse(spec),
					author,
					authorId: author_id ?? undefined,
					createdAt: created_at,
				}),
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
		.select(["version.spec", "version.author_id"])
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
			author_id: version.authorId ?? null,
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
		newest_version: segment.newestVersion,
		approved: segment.approved ? 1 : 0,
		review: segment.review ?? null,
		created_at: segment.createdAt,
		updated_at: segment.updatedAt,
	};
}

function toSegment(row: SegmentRow & { spec: string; author_id: string | null }): SegmentRecord {
	return SegmentRecord.parse({
		...columnsOf(row),
		spec: JSON.parse(row.spec),
		authorId: row.author_id ?? undefined,
	});
}

function columnsOf(row: SegmentRow) {
	const { id, no, name, state, owner, version, newest_version, approved, review, created_at, updated_at } = row;
	return {
		id,
		no,
		name,
		state,
		owner,
		version,
		newestVersion: newest_version,
		approved: approved === 1,
		review: review ?? undefined,
		createdAt: created_at,
		updatedAt: updated_at,
	};
}

function unknownSegment(): SegwardError {
	return new SegwardError("not-found", { detail: "There is no such segment." });
}
