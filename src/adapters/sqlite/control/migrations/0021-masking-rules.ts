import type { Migration } from "../../migration.ts";

/** Masking rules of a workspace; never changed, only followed by a next version. */
export const maskingRules: Migration = {
	name: "masking rules",
	sql: `
CREATE TABLE masking_rule_versions (
	-- Over all rules: the order of changes.
	no INTEGER PRIMARY KEY AUTOINCREMENT,
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	name TEXT NOT NULL,
	version INTEGER NOT NULL,
	-- Null: removed.
	body TEXT,
	weakens INTEGER NOT NULL,
	because TEXT NOT NULL,
	author TEXT NOT NULL,
	author_id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	UNIQUE (workspace_id, name, version)
) STRICT;
`,
};
