import type { Migration } from "../../migration.ts";

/** Messages to people, of the installation: a person may work in several workspaces. */
export const outbox: Migration = {
	name: "outbox",
	sql: `
CREATE TABLE outbox (
	id TEXT NOT NULL PRIMARY KEY,
	recipient TEXT NOT NULL,
	subject TEXT NOT NULL,
	-- Holds one-time links: null once it is sent.
	text TEXT,
	state TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	next_attempt_at TEXT NOT NULL,
	failure TEXT,
	created_at TEXT NOT NULL,
	sent_at TEXT
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, next_attempt_at);
CREATE INDEX outbox_by_age ON outbox (created_at);
`,
};
