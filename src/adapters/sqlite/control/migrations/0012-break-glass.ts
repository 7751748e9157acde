import type { Migration } from "../../migration.ts";

/** Extra roles in an emergency: who may take which, and what was taken. */
export const breakGlass: Migration = {
	name: "break-glass",
	sql: `
CREATE TABLE break_glass_allowances (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	person_id TEXT NOT NULL,
	-- JSON array of names.
	roles TEXT NOT NULL,
	PRIMARY KEY (workspace_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE break_glass (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL,
	person_id TEXT NOT NULL,
	person TEXT NOT NULL,
	roles TEXT NOT NULL,
	reason TEXT NOT NULL,
	started_at TEXT NOT NULL,
	ends_at TEXT NOT NULL,
	ended_by TEXT,
	reviewed_by TEXT,
	reviewed_at TEXT,
	review_note TEXT,
	PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX break_glass_by_person ON break_glass (workspace_id, person_id, ends_at);
`,
};
