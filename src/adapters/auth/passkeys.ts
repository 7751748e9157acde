import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Passkeys, StoredPasskey } from "../../ports/passkeys.ts";
import type { PeopleTables } from "./people-tables.ts";
import type { PeopleDatabase } from "./person-records.ts";

const Transports = z.array(z.string());

/** The passkeys of people on the control store's connection. */
export function openPasskeys(db: PeopleDatabase, clock: Clock): Passkeys {
	const now = () => new Date(clock.now()).toISOString();
	return {
		async handleOf(personId) {
			const handle = randomBytes(32).toString("base64url");
			const row = await db
				.insertInto("passkey_handles")
				.values({ person_id: personId, handle })
				.onConflict((conflict) => conflict.column("person_id").doUpdateSet({ person_id: personId }))
				.returning("handle")
				.executeTakeFirstOrThrow();
			return row.handle;
		},
		async list(personId) {
			const rows = await db
				.selectFrom("passkeys")
				.selectAll()
				.where("person_id", "=", personId)
				.orderBy("created_at", "desc")
				.execute();
			return rows.map(storedPasskey);
		},
		async find(credentialId) {
			const row = await db
				.selectFrom("passkeys")
				.selectAll()
				.where("credential_id", "=", credentialId)
				.executeTakeFirst();
			return row && storedPasskey(row);
		},
		async add(personId, name, credential) {
			const row: PeopleTables["passkeys"] = {
				credential_id: credential.credentialId,
				id: randomUUID(),
				person_id: personId,
				name,
				public_key: credential.publicKey,
				counter: credential.counter,
				transports: JSON.stringify(credential.transports),
				synced: credential.synced ? 1 : 0,
				created_at: now(),
				last_used_at: null,
			};
			const { numInsertedOrUpdatedRows } = await db
				.insertInto("passkeys")
				.values(row)
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			if (numInsertedOrUpdatedRows === 0n) throw new SegwardError("name-taken", { detail: "This passkey is known." });
			return storedPasskey(row);
		},
		async noteUse(credentialId, counter) {
			const { numUpdatedRows } = await db
				.updateTable("passkeys")
				.set({ counter, last_used_at: now() })
				.where("credential_id", "=", credentialId)
				.where((row) => row.or([row("counter", "<", counter), row("counter", "=", 0)]))
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async rename(personId, id, name) {
			const { numUpdatedRows } = await db
				.updateTable("passkeys")
				.set({ name })
				.where("person_id", "=", personId)
				.where("id", "=", id)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async remove(personId, id) {
			const { numDeletedRows } = await db
				.deleteFrom("passkeys")
				.where("person_id", "=", personId)
				.where("id", "=", id)
				.executeTakeFirst();
			return numDeletedRows > 0n;
		},
	};
}

function storedPasskey(row: PeopleTables["passkeys"]): StoredPasskey {
	return {
		id: row.id,
		personId: row.person_id,
		name: row.name,
		credentialId: row.credential_id,
		publicKey: row.public_key,
		counter: row.counter,
		transports: Transports.parse(JSON.parse(row.transports)),
		synced: row.synced === 1,
		createdAt: row.created_at,
		...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
	};
}
