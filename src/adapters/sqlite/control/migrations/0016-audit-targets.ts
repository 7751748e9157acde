import type { Migration } from "../../migration.ts";

/** Where the access log goes, and how far each has come. */
export const auditTargets: Migration = {
	name: "audit-targets",
	sql: `
CREATE TABLE audit_targets (
	id TEXT NOT NULL PRIMARY KEY,
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	name TEXT NOT NULL COLLATE NOCASE,
	settings TEXT NOT NULL,
	secret TEXT,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	position INTEGER NOT NULL,
	taken_at TEXT,
	failing_since TEXT,
	failure TEXT,
	stalled_at TEXT,
	UNIQUE (workspace_id, name)
) STRICT;
`,
};
