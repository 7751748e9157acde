import type { Kysely } from "kysely";
import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { LinkPurpose, OneTimeLink, OneTimeLinks } from "../../ports/one-time-links.ts";
import type { OneTimeLinkRow, RegisterTables } from "./register-tables.ts";

export type RegisterDatabase = Kysely<RegisterTables>;

const Kind = z.enum(["invitation", "password", "second-factor", "recovery", "email", "decoy"]);
const Roles = z.array(RoleName);
const Teams = z.array(z.string());

/** One-time links on the control store's connection. */
export function openOneTimeLinks(db: RegisterDatabase): OneTimeLinks {
	const open = (inside: RegisterDatabase) =>
		inside.selectFrom("one_time_links").where("used_at", "is", null).where("withdrawn_at", "is", null);
	return {
		async create(link, secretDigest) {
			const row = toRow(link, secretDigest);
			await db.transaction().execute(async (inside) => {
				await withdrawOlder(inside, row);
				await inside.insertInto("one_time_links").values(row).execute();
			});
		},
		async find(secretDigest, at) {
			const row = await open(db)
				.selectAll()
				.where("secret_digest", "=", secretDigest)
				.where("expires_at", ">", at)
				.executeTakeFirst();
			return row && toLink(row);
		},
		async openInvitations(workspaceId) {
			const rows = await open(db)
				.selectAll()
				.where("kind", "=", "invitation")
				.where("workspace_id", "=", workspaceId)
				.orderBy("created_at", "desc")
				.execute();
			return rows.map(toLink).filter((link) => link.kind === "invitation");
		},
		async withdrawInvitation(workspaceId, id, at) {
			const { numUpdatedRows } = await db
				.updateTable("one_time_links")
				.set({ withdrawn_at: at })
				.where("id", "=", id)
				.where("kind", "=", "invitation")
				.where("workspace_id", "=", workspaceId)
				.where("used_at", "is", null)
				.where("withdrawn_at", "is", null)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async expire(before) {
			await db.deleteFrom("one_time_links").where("expires_at", "<", before).execute();
		},
	};
}

/**
 * True for one caller only: the link is used up when the transaction commits.
 * @throws SegwardError `link-refused` where it was used, withdrawn or expired meanwhile.
 */
export async function useUpLink(inside: RegisterDatabase, id: string, at: string): Promise<void> {
	const { numUpdatedRows } = await inside
		.updateTable("one_time_links")
		.set({ used_at: at })
		.where("id", "=", id)
		.where("used_at", "is", null)
		.where("withdrawn_at", "is", null)
		.where("expires_at", ">", at)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new SegwardError("link-refused");
}

async function withdrawOlder(inside: RegisterDatabase, row: OneTimeLinkRow): Promise<void> {
	const same = inside
		.updateTable("one_time_links")
		.set({ withdrawn_at: row.created_at })
		.where("kind", "=", row.kind)
		.where("used_at", "is", null)
		.where("withdrawn_at", "is", null);
	await (row.person_id === null
		? same.where("email", "=", row.email).where("workspace_id", "=", row.workspace_id)
		: same.where("person_id", "=", row.person_id)
	).execute();
}

function toRow(link: OneTimeLink, secretDigest: string): OneTimeLinkRow {
	const invited = link.kind === "invitation" ? link : undefined;
	return {
		id: link.id,
		kind: link.kind,
		secret_digest: secretDigest,
		person_id: "personId" in link ? link.personId : null,
		email: "email" in link ? link.email.toLowerCase() : null,
		workspace_id: invited?.assignment.workspaceId ?? null,
		name: invited?.name ?? null,
		roles: invited ? JSON.stringify(invited.assignment.roles) : null,
		teams: invited ? JSON.stringify(invited.assignment.teams) : null,
		made_by: link.madeBy,
		created_at: link.createdAt,
		expires_at: link.expiresAt,
		used_at: link.usedAt ?? null,
		withdrawn_at: link.withdrawnAt ?? null,
	};
}

function toLink(row: OneTimeLinkRow): OneTimeLink {
	return {
		...purposeOf(row),
		id: row.id,
		madeBy: row.made_by,
		createdAt: row.created_at,
		expiresAt: row.expires_at,
		...(row.used_at === null ? {} : { usedAt: row.used_at }),
		...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
	};
}

function purposeOf(row: OneTimeLinkRow): LinkPurpose {
	const kind = Kind.parse(row.kind);
	const [personId, email] = [row.person_id ?? "", row.email ?? ""];
	if (kind === "decoy") return { kind };
	if (kind === "email") return { kind, personId, email };
	if (kind !== "invitation") return { kind, personId };
	const assignment = {
		workspaceId: row.workspace_id ?? "",
		roles: Roles.parse(JSON.parse(row.roles ?? "[]")),
		teams: Teams.parse(JSON.parse(row.teams ?? "[]")),
	};
	return { kind, email, name: row.name ?? "", assignment };
}
