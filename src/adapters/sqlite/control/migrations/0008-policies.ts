import type { Migration } from "../../migration.ts";

/** Roles and policies of a workspace; never changed, only followed by a next version. */
export const policies: Migration = {
	name: "policies",
	sql: `
CREATE TABLE policy_versions (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	version INTEGER NOT NULL,
	-- Null: removed.
	body TEXT,
	digest TEXT,
	digest_before TEXT,
	author TEXT NOT NULL,
	author_id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, kind, name, version)
) STRICT;
`,
};
