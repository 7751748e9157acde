import type { Migration } from "../../migration.ts";

/** Anonymised extracts, and their rows in parts. */
export const extracts: Migration = {
	name: "extracts",
	sql: `
CREATE TABLE extracts (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL,
	started_at TEXT NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE extract_rows (
	workspace_id TEXT NOT NULL,
	extract_id TEXT NOT NULL,
	no INTEGER NOT NULL,
	content BLOB NOT NULL,
	PRIMARY KEY (workspace_id, extract_id, no),
	FOREIGN KEY (workspace_id, extract_id) REFERENCES extracts ON DELETE CASCADE
) STRICT;
`,
};
