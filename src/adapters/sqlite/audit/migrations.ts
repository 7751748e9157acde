import type { Migration } from "../migration.ts";

/** In order; only ever appended to. */
export const AUDIT_MIGRATIONS: readonly Migration[] = [
	{
		name: "first",
		sql: `
CREATE TABLE entries (
	workspace_id TEXT NOT NULL,
	no INTEGER NOT NULL,
	actor TEXT NOT NULL,
	action TEXT NOT NULL,
	decision TEXT NOT NULL,
	entry TEXT NOT NULL,
	PRIMARY KEY (workspace_id, no)
) STRICT;
CREATE INDEX entries_by_actor ON entries (workspace_id, actor, no);
CREATE INDEX entries_by_action ON entries (workspace_id, action, no);
CREATE INDEX entries_by_decision ON entries (workspace_id, decision, no);

CREATE TRIGGER entries_in_order BEFORE INSERT ON entries
WHEN NEW.no <> (SELECT coalesce(max(no), 0) + 1 FROM entries WHERE workspace_id = NEW.workspace_id)
BEGIN SELECT raise(ABORT, 'audit entries are numbered without gaps'); END;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT raise(ABORT, 'audit entries are never removed'); END;
CREATE TRIGGER entries_keep BEFORE UPDATE ON entries
BEGIN SELECT raise(ABORT, 'audit entries are never changed'); END;
`,
	},
	{
		name: "entries by what they were about",
		sql: "CREATE INDEX entries_by_resource ON entries (workspace_id, json_extract(entry, '$.resource'), no)",
	},
	{
		// c2sp.org/tlog-tiles: leaves, the hashes over them, and the newest signed tree head.
		name: "tree",
		sql: `
CREATE TABLE leaves (
	leaf_index INTEGER NOT NULL PRIMARY KEY,
	workspace_id TEXT NOT NULL,
	no INTEGER NOT NULL,
	leaf BLOB NOT NULL,
	salt BLOB NOT NULL,
	UNIQUE (workspace_id, no),
	FOREIGN KEY (workspace_id, no) REFERENCES entries
) STRICT;
CREATE INDEX leaves_by_workspace ON leaves (workspace_id, leaf_index);
CREATE TABLE tiles (
	level INTEGER NOT NULL,
	tile INTEGER NOT NULL,
	hashes BLOB NOT NULL,
	PRIMARY KEY (level, tile)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (
	-- 'newest', or the witness that cosigned it.
	kind TEXT NOT NULL PRIMARY KEY,
	size INTEGER NOT NULL,
	note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER leaves_in_order BEFORE INSERT ON leaves
WHEN NEW.leaf_index <> (SELECT coalesce(max(leaf_index), -1) + 1 FROM leaves)
BEGIN SELECT raise(ABORT, 'leaves are numbered without gaps'); END;
CREATE TRIGGER leaves_stay BEFORE DELETE ON leaves
BEGIN SELECT raise(ABORT, 'leaves are never removed'); END;
CREATE TRIGGER leaves_keep BEFORE UPDATE ON leaves
BEGIN SELECT raise(ABORT, 'leaves are never changed'); END;
`,
	},
];
