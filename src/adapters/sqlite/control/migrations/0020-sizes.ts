import type { Migration } from "../../migration.ts";

/** Noisy sizes, the questions they answered, and what they cost. */
export const sizes: Migration = {
	name: "sizes",
	sql: `
CREATE TABLE size_answers (
	workspace_id TEXT NOT NULL REFERENCES workspaces (workspace_id),
	no INTEGER NOT NULL,
	value INTEGER NOT NULL,
	-- JSON: members by the lowest six bits of their customer key; customers shown with it.
	buckets TEXT NOT NULL,
	sample TEXT NOT NULL,
	-- The membership that was counted, where it was a refresh.
	segment_no INTEGER,
	refresh_no INTEGER,
	at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE size_questions (
	workspace_id TEXT NOT NULL,
	question TEXT NOT NULL,
	answer_no INTEGER NOT NULL,
	-- 1 where the answer is that of a near set.
	shared INTEGER NOT NULL,
	PRIMARY KEY (workspace_id, question),
	FOREIGN KEY (workspace_id, answer_no) REFERENCES size_answers (workspace_id, no)
) STRICT, WITHOUT ROWID;

-- 'price' in millionths of rho.
CREATE TABLE size_charges (
	workspace_id TEXT NOT NULL REFERENCES workspaces (workspace_id),
	no INTEGER NOT NULL,
	account TEXT NOT NULL,
	price INTEGER NOT NULL,
	action TEXT NOT NULL,
	questions INTEGER NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX size_charges_account ON size_charges (workspace_id, account, at);

-- Several noisy numbers published together; JSON.
CREATE TABLE size_vectors (
	workspace_id TEXT NOT NULL REFERENCES workspaces (workspace_id),
	question TEXT NOT NULL,
	numbers TEXT NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, question)
) STRICT, WITHOUT ROWID;

-- What is shown of a refresh and of a list: JSON; absent where nothing is.
ALTER TABLE refreshes ADD COLUMN published TEXT;
ALTER TABLE lists ADD COLUMN published TEXT;
-- How many rows a list was uploaded with.
ALTER TABLE lists ADD COLUMN row_count INTEGER NOT NULL DEFAULT 0;
UPDATE lists SET row_count = size;
`,
};
