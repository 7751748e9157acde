import { TargetSettings } from "../../../core/audit/targets/target-settings.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditTarget, AuditTargetStore, TargetProgress } from "../../../ports/audit-targets.ts";
import { atomically, type Connection } from "./connection.ts";
import type { AuditTargetRow } from "./tables.ts";

export function auditTargets(db: Connection): AuditTargetStore {
	const all = () => db.selectFrom("audit_targets").selectAll();
	return {
		async list(workspaceId) {
			const rows = await all().where("workspace_id", "=", workspaceId).orderBy("name").execute();
			return rows.map(toTarget);
		},
		async listAll() {
			return (await all().orderBy("id").execute()).map(toTarget);
		},
		async find(workspaceId, id) {
			const row = await all().where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();
			return row && toTarget(row);
		},
		add: (target) =>
			atomically(db, async (inside) => {
				await refuseTakenName(inside, target);
				const { id, workspaceId, createdAt, progress } = target;
				const row = {
					id,
					workspace_id: workspaceId,
					created_at: createdAt,
					...changeOf(target),
					...progressOf(progress),
				};
				await inside.insertInto("audit_targets").values(row).execute();
			}),
		change: (target) =>
			atomically(db, async (inside) => {
				await refuseTakenName(inside, target);
				await inside
					.updateTable("audit_targets")
					.set(changeOf(target))
					.where("workspace_id", "=", target.workspaceId)
					.where("id", "=", target.id)
					.execute();
			}),
		async remove(workspaceId, id) {
			const { numDeletedRows } = await db
				.deleteFrom("audit_targets")
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.executeTakeFirst();
			return numDeletedRows > 0n;
		},
		async reach(id, progress) {
			await db.updateTable("audit_targets").set(progressOf(progress)).where("id", "=", id).execute();
		},
	};
}

async function refuseTakenName(
	db: Connection,
	{ id, workspaceId, settings }: Omit<AuditTarget, "createdAt" | "progress">,
) {
	const other = await db
		.selectFrom("audit_targets")
		.select("id")
		.where("workspace_id", "=", workspaceId)
		.where("name", "=", settings.name)
		.where("id", "!=", id)
		.executeTakeFirst();
	if (other) throw new SegwardError("name-taken", { detail: "A target of this name exists already." });
}

function changeOf({ settings, secret, updatedAt }: Pick<AuditTarget, "settings" | "secret" | "updatedAt">) {
	return {
		name: settings.name,
		settings: JSON.stringify(TargetSettings.parse(settings)),
		secret: secret ?? null,
		updated_at: updatedAt,
	};
}

function progressOf({ position, lastTakenAt, failingSince, failure, stalledAt }: TargetProgress) {
	return {
		position,
		taken_at: lastTakenAt ?? null,
		failing_since: failingSince ?? null,
		failure: failure ?? null,
		stalled_at: stalledAt ?? null,
	};
}

function toTarget(row: AuditTargetRow): AuditTarget {
	return {
		id: row.id,
		workspaceId: row.workspace_id,
		settings: TargetSettings.parse(JSON.parse(row.settings)),
		...(row.secret === null ? {} : { secret: row.secret }),
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		progress: {
			position: row.position,
			...(row.taken_at === null ? {} : { lastTakenAt: row.taken_at }),
			...(row.failing_since === null ? {} : { failingSince: row.failing_since }),
			...(row.failure === null ? {} : { failure: row.failure }),
			...(row.stalled_at === null ? {} : { stalledAt: row.stalled_at }),
		},
	};
}
