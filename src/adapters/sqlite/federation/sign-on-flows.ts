import { z } from "zod";
import { ExternalIdentity } from "../../../core/access/sign-on/external-identity.ts";
import type { SignOnFlow, SignOnFlowStore } from "../../../ports/federation.ts";
import type { FederationDatabase, FederationTables } from "./federation-tables.ts";

const Memory = z.record(z.string(), z.string());

export function signOnFlows(db: FederationDatabase): SignOnFlowStore {
	return {
		async begin(flow, now) {
			await db.deleteFrom("sign_on_flows").where("expires_at", "<=", now).execute();
			await db.insertInto("sign_on_flows").values(toRow(flow)).execute();
		},
		async find(id, now) {
			const row = await db
				.selectFrom("sign_on_flows")
				.selectAll()
				.where("id", "=", id)
				.where("expires_at", ">", now)
				.executeTakeFirst();
			return row && toFlow(row);
		},
		async say(id, identity, now) {
			const { numUpdatedRows } = await db
				.updateTable("sign_on_flows")
				.set({ identity: JSON.stringify(identity) })
				.where("id", "=", id)
				.where("identity", "is", null)
				.where("expires_at", ">", now)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async take(id, now) {
			const row = await db.deleteFrom("sign_on_flows").where("id", "=", id).returningAll().executeTakeFirst();
			return row !== undefined && row.expires_at > now ? toFlow(row) : undefined;
		},
		async firstSeen(name, until, now) {
			await db.deleteFrom("seen_once").where("until", "<=", now).execute();
			const { numInsertedOrUpdatedRows } = await db
				.insertInto("seen_once")
				.values({ name, until })
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			return (numInsertedOrUpdatedRows ?? 0n) > 0n;
		},
	};
}

type Row = FederationTables["sign_on_flows"];

function toRow(flow: SignOnFlow): Row {
	return {
		id: flow.id,
		provider_id: flow.providerId,
		browser_digest: flow.browserDigest,
		person_id: flow.personId ?? null,
		memory: JSON.stringify(flow.memory),
		identity: flow.identity === undefined ? null : JSON.stringify(flow.identity),
		expires_at: flow.expiresAt,
	};
}

function toFlow(row: Row): SignOnFlow {
	return {
		id: row.id,
		providerId: row.provider_id,
		browserDigest: row.browser_digest,
		...(row.person_id === null ? {} : { personId: row.person_id }),
		memory: Memory.parse(JSON.parse(row.memory)),
		...(row.identity === null ? {} : { identity: ExternalIdentity.parse(JSON.parse(row.identity)) }),
		expiresAt: row.expires_at,
	};
}
