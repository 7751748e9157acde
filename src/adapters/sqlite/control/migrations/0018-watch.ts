import type { Migration } from "../../migration.ts";

/** How far the watch over the access log has come, and how each workspace has set it. */
export const watch: Migration = {
	name: "watch",
	sql: `
CREATE TABLE watch_positions (
	workspace_id TEXT NOT NULL PRIMARY KEY REFERENCES workspaces,
	leaf INTEGER NOT NULL,
	state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE watch_settings (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	version INTEGER NOT NULL,
	body TEXT NOT NULL,
	author TEXT NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, version)
) STRICT, WITHOUT ROWID;

-- Messages to webhooks that are not taken yet.
CREATE TABLE alert_deliveries (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL,
	body TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	due_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_deliveries_due ON alert_deliveries (due_at);
`,
};
