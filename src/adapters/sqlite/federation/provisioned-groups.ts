import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ProvisionedGroup, ProvisionedGroupStore } from "../../../ports/federation.ts";
import type { FederationDatabase, ProvisionedGroupRow } from "./federation-tables.ts";

export function provisionedGroups(db: FederationDatabase): ProvisionedGroupStore {
	const membersOf = async (groupIds: readonly string[]) =>
		groupIds.length === 0
			? []
			: db
					.selectFrom("provisioned_members")
					.selectAll()
					.where("group_id", "in", groupIds)
					.orderBy("person_id")
					.execute();
	const withMembers = async (rows: readonly ProvisionedGroupRow[]): Promise<ProvisionedGroup[]> => {
		const members = await membersOf(rows.map(({ id }) => id));
		return rows.map((row) => ({
			id: row.id,
			providerId: row.provider_id,
			displayName: row.display_name,
			...(row.external_id === null ? {} : { externalId: row.external_id }),
			members: members.filter(({ group_id }) => group_id === row.id).map(({ person_id }) => person_id),
			createdAt: row.created_at,
			updatedAt: row.updated_at,
		}));
	};
	return {
		async list(providerId) {
			return withMembers(
				await db
					.selectFrom("provisioned_groups")
					.selectAll()
					.where("provider_id", "=", providerId)
					.orderBy("display_name")
					.execute(),
			);
		},
		async find(providerId, id) {
			const rows = await db
				.selectFrom("provisioned_groups")
				.selectAll()
				.where("provider_id", "=", providerId)
				.where("id", "=", id)
				.execute();
			return (await withMembers(rows))[0];
		},
		put({ id, providerId, displayName, externalId, members, createdAt, updatedAt }) {
			const change = { display_name: displayName, external_id: externalId ?? null, updated_at: updatedAt };
			return db.transaction().execute(async (inside) => {
				const other = await inside
					.selectFrom("provisioned_groups")
					.select("id")
					.where("provider_id", "=", providerId)
					.where("display_name", "=", displayName)
					.where("id", "!=", id)
					.executeTakeFirst();
				if (other) throw new SegwardError("name-taken", { detail: "A group of this name exists already." });
				await inside
					.insertInto("provisioned_groups")
					.values({ id, provider_id: providerId, created_at: createdAt, ...change })
					.onConflict((conflict) => conflict.column("id").doUpdateSet(change))
					.execute();
				await inside.deleteFrom("provisioned_members").where("group_id", "=", id).execute();
				const rows = [...new Set(members)].map((personId) => ({ group_id: id, person_id: personId }));
				if (rows.length > 0) await inside.insertInto("provisioned_members").values(rows).execute();
			});
		},
		async remove(providerId, id) {
			const { numDeletedRows } = await db
				.deleteFrom("provisioned_groups")
				.where("provider_id", "=", providerId)
				.where("id", "=", id)
				.executeTakeFirst();
			return numDeletedRows > 0n;
		},
		async namesOf(providerId, personId) {
			const rows = await db
				.selectFrom("provisioned_members")
				.innerJoin("provisioned_groups", "provisioned_groups.id", "provisioned_members.group_id")
				.select("display_name")
				.where("provider_id", "=", providerId)
				.where("person_id", "=", personId)
				.execute();
			return rows.map((row) => row.display_name);
		},
	};
}
