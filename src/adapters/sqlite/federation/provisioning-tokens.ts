import type { ProvisioningToken, ProvisioningTokenStore } from "../../../ports/federation.ts";
import type { FederationDatabase, ProvisioningTokenRow } from "./federation-tables.ts";

export function provisioningTokens(db: FederationDatabase): ProvisioningTokenStore {
	return {
		async create(token) {
			await db
				.insertInto("provisioning_tokens")
				.values({
					id: token.id,
					provider_id: token.providerId,
					name: token.name,
					secret_digest: token.secretDigest,
					created_at: token.createdAt,
					expires_at: token.expiresAt,
					last_used_at: null,
					revoked_at: null,
				})
				.execute();
		},
		async findByDigest(secretDigest) {
			const row = await db
				.selectFrom("provisioning_tokens")
				.selectAll()
				.where("secret_digest", "=", secretDigest)
				.executeTakeFirst();
			return row && toToken(row);
		},
		async list() {
			const rows = await db
				.selectFrom("provisioning_tokens")
				.selectAll()
				.orderBy("created_at", "desc")
				.orderBy("id")
				.execute();
			return rows.map(toToken);
		},
		async touch(id, at) {
			await db.updateTable("provisioning_tokens").set({ last_used_at: at }).where("id", "=", id).execute();
		},
		async revoke(id, at) {
			const { numUpdatedRows } = await db
				.updateTable("provisioning_tokens")
				.set({ revoked_at: at })
				.where("id", "=", id)
				.where("revoked_at", "is", null)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
	};
}

function toToken(row: ProvisioningTokenRow): ProvisioningToken {
	return {
		id: row.id,
		providerId: row.provider_id,
		name: row.name,
		secretDigest: row.secret_digest,
		createdAt: row.created_at,
		expiresAt: row.expires_at,
		...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
		...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
	};
}
