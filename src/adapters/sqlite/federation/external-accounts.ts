import { z } from "zod";
import { Assignment } from "../../../core/access/assignment.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExternalAccount, ExternalAccountStore } from "../../../ports/federation.ts";
import type { ExternalAccountRow, FederationDatabase } from "./federation-tables.ts";

const Groups = z.array(z.string());
const Granted = z.array(Assignment);
const Resource = z.record(z.string(), z.unknown());

export function externalAccounts(db: FederationDatabase): ExternalAccountStore {
	const one = async (
		providerId: string,
		column: "subject" | "external_id" | "user_name" | "person_id",
		value: string,
	) => {
		const row = await db
			.selectFrom("external_accounts")
			.selectAll()
			.where("provider_id", "=", providerId)
			.where(column, "=", value)
			.executeTakeFirst();
		return row && toAccount(row);
	};
	return {
		findBySubject: (providerId, subject) => one(providerId, "subject", subject),
		findByExternalId: (providerId, externalId) => one(providerId, "external_id", externalId),
		findByUserName: (providerId, userName) => one(providerId, "user_name", userName),
		find: (providerId, personId) => one(providerId, "person_id", personId),
		async ofPerson(personId) {
			const rows = await db
				.selectFrom("external_accounts")
				.selectAll()
				.where("person_id", "=", personId)
				.orderBy("provider_id")
				.execute();
			return rows.map(toAccount);
		},
		async ofProvider(providerId) {
			const rows = await db
				.selectFrom("external_accounts")
				.selectAll()
				.where("provider_id", "=", providerId)
				.orderBy("person_id")
				.execute();
			return rows.map(toAccount);
		},
		async provisioned(providerId) {
			const rows = await db
				.selectFrom("external_accounts")
				.selectAll()
				.where("provider_id", "=", providerId)
				.where("user_name", "is not", null)
				.orderBy("user_name")
				.execute();
			return rows.map(toAccount);
		},
		put(account) {
			const row = toRow(account);
			return db.transaction().execute(async (inside) => {
				const other = await inside
					.selectFrom("external_accounts")
					.select("person_id")
					.where("provider_id", "=", row.provider_id)
					.where("person_id", "!=", row.person_id)
					.where((is) => is.or([is("subject", "=", row.subject), is("user_name", "=", row.user_name)]))
					.executeTakeFirst();
				if (other) throw new SegwardError("name-taken", { detail: "Another person has this account of the provider." });
				const { provider_id, person_id, ...change } = row;
				await inside
					.insertInto("external_accounts")
					.values(row)
					.onConflict((conflict) => conflict.columns(["provider_id", "person_id"]).doUpdateSet(change))
					.execute();
			});
		},
		async remove(providerId, personId) {
			const { numDeletedRows } = await db
				.deleteFrom("external_accounts")
				.where("provider_id", "=", providerId)
				.where("person_id", "=", personId)
				.executeTakeFirst();
			return numDeletedRows > 0n;
		},
		async noteSession(providerId, providerSession, personId, until) {
			const row = { provider_id: providerId, provider_session: providerSession, person_id: personId, until };
			await db
				.insertInto("provider_sessions")
				.values(row)
				.onConflict((conflict) => conflict.doUpdateSet({ until }))
				.execute();
		},
		async peopleOfSession(providerId, providerSession) {
			const rows = await db
				.selectFrom("provider_sessions")
				.select("person_id")
				.where("provider_id", "=", providerId)
				.where("provider_session", "=", providerSession)
				.execute();
			return rows.map((row) => row.person_id);
		},
	};
}

function toRow(account: ExternalAccount): ExternalAccountRow {
	const { provisioned } = account;
	return {
		provider_id: account.providerId,
		person_id: account.personId,
		subject: account.subject ?? null,
		user_name: provisioned?.userName ?? null,
		external_id: provisioned?.externalId ?? null,
		resource: provisioned === undefined ? null : JSON.stringify(provisioned.resource),
		provisioned_at: provisioned?.createdAt ?? null,
		updated_at: provisioned?.updatedAt ?? null,
		claimed_groups: JSON.stringify(account.claimedGroups),
		granted: JSON.stringify(account.granted),
		linked_at: account.linkedAt,
	};
}

function toAccount(row: ExternalAccountRow): ExternalAccount {
	const { user_name: userName, external_id: externalId } = row;
	return {
		providerId: row.provider_id,
		personId: row.person_id,
		...(row.subject === null ? {} : { subject: row.subject }),
		...(userName === null
			? {}
			: {
					provisioned: {
						userName,
						...(externalId === null ? {} : { externalId }),
						resource: Resource.parse(JSON.parse(row.resource ?? "{}")),
						createdAt: row.provisioned_at ?? row.linked_at,
						updatedAt: row.updated_at ?? row.linked_at,
					},
				}),
		claimedGroups: Groups.parse(JSON.parse(row.claimed_groups)),
		granted: Granted.parse(JSON.parse(row.granted)),
		linkedAt: row.linked_at,
	};
}
