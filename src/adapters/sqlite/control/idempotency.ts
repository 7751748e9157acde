import type { IdempotencyRecord, IdempotencyStore } from "../../../ports/control-store.ts";
import type { Connection } from "./connection.ts";
import type { IdempotencyRow } from "./tables.ts";

export function idempotency(db: Connection): IdempotencyStore {
	return {
		async find(tokenId, key) {
			const row = await db
				.selectFrom("idempotency")
				.selectAll()
				.where("token_id", "=", tokenId)
				.where("key", "=", key)
				.executeTakeFirst();
			return row && toRecord(row);
		},
		async save(record) {
			const answer = {
				request_digest: record.requestDigest,
				status: record.status,
				body: record.body,
				at: record.at,
			};
			const token = await db
				.selectFrom("tokens")
				.select("workspace_id")
				.where("id", "=", record.tokenId)
				.executeTakeFirst();
			await db
				.insertInto("idempotency")
				.values({ workspace_id: token?.workspace_id ?? "", token_id: record.tokenId, key: record.key, ...answer })
				.onConflict((conflict) => conflict.columns(["token_id", "key"]).doUpdateSet(answer))
				.execute();
		},
		async expire(before) {
			await db.deleteFrom("idempotency").where("at", "<", before).execute();
		},
	};
}

function toRecord(row: IdempotencyRow): IdempotencyRecord {
	return {
		key: row.key,
		tokenId: row.token_id,
		requestDigest: row.request_digest,
		status: row.status,
		body: row.body,
		at: row.at,
	};
}
