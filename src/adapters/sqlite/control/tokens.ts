import { TokenRecord } from "../../../core/access/principal.ts";
import type { TokenStore } from "../../../ports/control-store.ts";
import type { Connection } from "./connection.ts";
import type { TokenRow } from "./tables.ts";

/** Last use is kept to the minute: a synced write for every request would cost more than the request. */
const TOUCH_EVERY_MS = 60_000;

export function tokens(db: Connection): TokenStore {
	return {
		async create(workspaceId, record) {
			const token = TokenRecord.parse(record);
			await db.insertInto("tokens").values(toRow(workspaceId, token)).execute();
		},
		async findByDigest(secretDigest) {
			const row = await db
				.selectFrom("tokens")
				.selectAll()
				.where("secret_digest", "=", secretDigest)
				.where("workspace_id", "in", (one) =>
					one.selectFrom("workspaces").select("workspaces.workspace_id").where("archived_at", "is", null),
				)
				.executeTakeFirst();
			return row && { workspaceId: row.workspace_id, token: toToken(row) };
		},
		async list(workspaceId) {
			const rows = await db
				.selectFrom("tokens")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.orderBy("created_at")
				.orderBy("id")
				.execute();
			return rows.map(toToken);
		},
		async touch(id, at, from) {
			const before = new Date(Date.parse(at) - TOUCH_EVERY_MS).toISOString();
			await db
				.updateTable("tokens")
				.set({ last_used_at: at, last_used_from: from })
				.where("id", "=", id)
				.where((row) => row.or([row("last_used_at", "is", null), row("last_used_at", "<=", before)]))
				.execute();
		},
		async revoke(workspaceId, id, at) {
			const { numUpdatedRows } = await db
				.updateTable("tokens")
				.set({ revoked_at: at })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.where("revoked_at", "is", null)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
	};
}

function toRow(workspaceId: string, token: TokenRecord): TokenRow {
	return {
		workspace_id: workspaceId,
		id: token.id,
		name: token.name,
		roles: JSON.stringify(token.roles),
		owner_id: token.ownerId ?? null,
		scopes: token.scopes ? JSON.stringify(token.scopes) : null,
		last_used_from: token.lastUsedFrom ?? null,
		secret_digest: token.secretDigest,
		created_at: token.createdAt,
		expires_at: token.expiresAt,
		last_used_at: token.lastUsedAt ?? null,
		revoked_at: token.revokedAt ?? null,
	};
}

function toToken(row: TokenRow): TokenRecord {
	return TokenRecord.parse({
		id: row.id,
		name: row.name,
		roles: JSON.parse(row.roles),
		ownerId: row.owner_id ?? undefined,
		scopes: row.scopes === null ? undefined : JSON.parse(row.scopes),
		lastUsedFrom: row.last_used_from ?? undefined,
		secretDigest: row.secret_digest,
		createdAt: row.created_at,
		expiresAt: row.expires_at,
		lastUsedAt: row.last_used_at ?? undefined,
		revokedAt: row.revoked_at ?? undefined,
	});
}
