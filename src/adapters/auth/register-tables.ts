import type { PeopleTables } from "./people-tables.ts";

/** The rows that the administration of people reads and writes besides those of sign-in. */
export interface RegisterTables extends PeopleTables {
	one_time_links: OneTimeLinkRow;
	tokens: { id: string; workspace_id: string; owner_id: string | null; revoked_at: string | null };
}

export interface OneTimeLinkRow {
	id: string;
	kind: string;
	secret_digest: string;
	person_id: string | null;
	email: string | null;
	workspace_id: string | null;
	name: string | null;
	/** JSON arrays of names. */
	roles: string | null;
	teams: string | null;
	made_by: string;
	created_at: string;
	expires_at: string;
	used_at: string | null;
	withdrawn_at: string | null;
}
