import type { Migration } from "../../migration.ts";

/** Invitations and other links that work once; where tokens were used from, and what they are narrowed to. */
export const oneTimeLinks: Migration = {
	name: "one-time links",
	sql: `
CREATE TABLE one_time_links (
	id TEXT NOT NULL PRIMARY KEY,
	kind TEXT NOT NULL,
	secret_digest TEXT NOT NULL UNIQUE,
	person_id TEXT REFERENCES people ON DELETE CASCADE,
	-- The address that an invitation or a confirmation went to.
	email TEXT,
	-- Of invitations.
	workspace_id TEXT REFERENCES workspaces,
	name TEXT,
	roles TEXT,
	teams TEXT,
	made_by TEXT NOT NULL,
	created_at TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	used_at TEXT,
	withdrawn_at TEXT
) STRICT;
CREATE INDEX one_time_links_by_person ON one_time_links (person_id);
CREATE INDEX one_time_links_by_workspace ON one_time_links (workspace_id, kind);

ALTER TABLE tokens ADD COLUMN scopes TEXT;
ALTER TABLE tokens ADD COLUMN last_used_from TEXT;
`,
};
