import type { Migration } from "../../migration.ts";

/** What the watch over the access log found, and what became of it. */
export const alerts: Migration = {
	name: "alerts",
	sql: `
CREATE TABLE alerts (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL,
	detection TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	severity TEXT NOT NULL,
	state TEXT NOT NULL,
	last_at TEXT NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX alerts_unsettled ON alerts (workspace_id, detection, subject_key) WHERE state <> 'closed';
CREATE INDEX alerts_by_subject ON alerts (workspace_id, detection, subject_key, last_at);
CREATE INDEX alerts_by_time ON alerts (workspace_id, last_at, id);
`,
};
