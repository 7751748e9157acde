import type { ExpectedPerson, ExpectedPersonStore } from "../../../ports/federation.ts";
import type { FederationDatabase, FederationTables } from "./federation-tables.ts";

export function expectedPeople(db: FederationDatabase): ExpectedPersonStore {
	return {
		async put({ providerId, personId, email, expiresAt }) {
			const row = { provider_id: providerId, email, person_id: personId, expires_at: expiresAt };
			await db
				.insertInto("expected_people")
				.values(row)
				.onConflict((conflict) => conflict.doUpdateSet({ person_id: personId, expires_at: expiresAt }))
				.execute();
		},
		async list(providerId, now) {
			const rows = await db
				.selectFrom("expected_people")
				.selectAll()
				.where("provider_id", "=", providerId)
				.where("expires_at", ">", now)
				.orderBy("email")
				.execute();
			return rows.map(toExpected);
		},
		async take(providerId, email, now) {
			const row = await db
				.deleteFrom("expected_people")
				.where("provider_id", "=", providerId)
				.where("email", "=", email)
				.returningAll()
				.executeTakeFirst();
			return row !== undefined && row.expires_at > now ? toExpected(row) : undefined;
		},
	};
}

function toExpected(row: FederationTables["expected_people"]): ExpectedPerson {
	return { providerId: row.provider_id, personId: row.person_id, email: row.email, expiresAt: row.expires_at };
}
