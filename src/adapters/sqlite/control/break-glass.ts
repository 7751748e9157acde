import { z } from "zod";
import { BreakGlass } from "../../../core/access/break-glass.ts";
import { RoleName } from "../../../core/access/role.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { BreakGlassStore } from "../../../ports/break-glass.ts";
import { atomically, type Connection } from "./connection.ts";
import type { BreakGlassRow } from "./tables.ts";

const Roles = z.array(RoleName);

export function breakGlass(db: Connection): BreakGlassStore {
	return {
		async allowedRoles(workspaceId, personId) {
			const row = await db
				.selectFrom("break_glass_allowances")
				.select("roles")
				.where("workspace_id", "=", workspaceId)
				.where("person_id", "=", personId)
				.executeTakeFirst();
			return row === undefined ? [] : Roles.parse(JSON.parse(row.roles));
		},
		async allowances(workspaceId) {
			const rows = await db
				.selectFrom("break_glass_allowances")
				.select(["person_id", "roles"])
				.where("workspace_id", "=", workspaceId)
				.orderBy("person_id")
				.execute();
			return rows
				.map((row) => ({ personId: row.person_id, roles: Roles.parse(JSON.parse(row.roles)) }))
				.filter(({ roles }) => roles.length > 0);
		},
		async allow(workspaceId, personId, names) {
			const roles = JSON.stringify(names);
			await db
				.insertInto("break_glass_allowances")
				.values({ workspace_id: workspaceId, person_id: personId, roles })
				.onConflict((conflict) => conflict.columns(["workspace_id", "person_id"]).doUpdateSet({ roles }))
				.execute();
		},
		start: (workspaceId, record) =>
			atomically(db, async (inside) => {
				if (await runningAt(inside, workspaceId, record.personId, record.startedAt)) {
					throw new SegwardError("state-conflict", { detail: "You have taken emergency roles already." });
				}
				await inside.insertInto("break_glass").values(toRow(workspaceId, record)).execute();
			}),
		async running(workspaceId, personId, at) {
			const row = await runningAt(db, workspaceId, personId, at);
			return row && toBreakGlass(row);
		},
		async find(workspaceId, id) {
			const row = await all(db, workspaceId).where("id", "=", id).executeTakeFirst();
			return row && toBreakGlass(row);
		},
		async end(workspaceId, id, endedBy, at) {
			const { numUpdatedRows } = await db
				.updateTable("break_glass")
				.set({ ends_at: at, ended_by: endedBy })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.where("ends_at", ">", at)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async review(workspaceId, id, { name, note }, at) {
			const { numUpdatedRows } = await db
				.updateTable("break_glass")
				.set({ reviewed_by: name, reviewed_at: at, review_note: note })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.where("ends_at", "<=", at)
				.where("reviewed_at", "is", null)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async list(workspaceId, personId) {
			const rows = await all(db, workspaceId)
				.$if(personId !== undefined, (query) => query.where("person_id", "=", personId ?? ""))
				.orderBy("started_at", "desc")
				.execute();
			return rows.map(toBreakGlass);
		},
	};
}

function all(db: Connection, workspaceId: string) {
	return db.selectFrom("break_glass").selectAll().where("workspace_id", "=", workspaceId);
}

function runningAt(db: Connection, workspaceId: string, personId: string, at: string) {
	return all(db, workspaceId)
		.where("person_id", "=", personId)
		.where("started_at", "<=", at)
		.where("ends_at", ">", at)
		.executeTakeFirst();
}

function toRow(workspaceId: string, record: BreakGlass): BreakGlassRow {
	return {
		workspace_id: workspaceId,
		id: record.id,
		person_id: record.personId,
		person: record.person,
		roles: JSON.stringify(record.roles),
		reason: record.reason,
		started_at: record.startedAt,
		ends_at: record.endsAt,
		ended_by: record.endedBy ?? null,
		reviewed_by: record.reviewedBy ?? null,
		reviewed_at: record.reviewedAt ?? null,
		review_note: record.reviewNote ?? null,
	};
}

function toBreakGlass(row: BreakGlassRow): BreakGlass {
	return BreakGlass.parse({
		id: row.id,
		personId: row.person_id,
		person: row.person,
		roles: JSON.parse(row.roles),
		reason: row.reason,
		startedAt: row.started_at,
		endsAt: row.ends_at,
		endedBy: row.ended_by ?? undefined,
		reviewedBy: row.reviewed_by ?? undefined,
		reviewedAt: row.reviewed_at ?? undefined,
		reviewNote: row.review_note ?? undefined,
	});
}
