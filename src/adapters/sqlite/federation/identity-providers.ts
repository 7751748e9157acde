import { type IdentityProvider, IdentityProviderSettings } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { IdentityProviderStore } from "../../../ports/federation.ts";
import type { FederationDatabase, FederationTables } from "./federation-tables.ts";

export function identityProviders(db: FederationDatabase): IdentityProviderStore {
	return {
		async list() {
			const rows = await db.selectFrom("identity_providers").selectAll().orderBy("name").execute();
			return rows.map(toProvider);
		},
		async find(id) {
			const row = await db.selectFrom("identity_providers").selectAll().where("id", "=", id).executeTakeFirst();
			return row && toProvider(row);
		},
		put(provider) {
			const row = toRow(provider);
			return db.transaction().execute(async (inside) => {
				const other = await inside
					.selectFrom("identity_providers")
					.select("id")
					.where("name", "=", row.name)
					.where("id", "!=", row.id)
					.executeTakeFirst();
				if (other)
					throw new SegwardError("name-taken", { detail: "An identity provider of this name exists already." });
				const { id, created_at, ...change } = row;
				await inside
					.insertInto("identity_providers")
					.values(row)
					.onConflict((conflict) => conflict.column("id").doUpdateSet(change))
					.execute();
			});
		},
		async remove(id) {
			const { numDeletedRows } = await db.deleteFrom("identity_providers").where("id", "=", id).executeTakeFirst();
			return numDeletedRows > 0n;
		},
	};
}

type Row = FederationTables["identity_providers"];

function toRow({ id, settings, clientSecret, createdAt, updatedAt }: IdentityProvider): Row {
	return {
		id,
		name: settings.name,
		settings: JSON.stringify(IdentityProviderSettings.parse(settings)),
		client_secret: clientSecret ?? null,
		created_at: createdAt,
		updated_at: updatedAt,
	};
}

function toProvider(row: Row): IdentityProvider {
	return {
		id: row.id,
		settings: IdentityProviderSettings.parse(JSON.parse(row.settings)),
		...(row.client_secret === null ? {} : { clientSecret: row.client_secret }),
		createdAt: row.created_at,
		updatedAt: row.updated_at,
	};
}
