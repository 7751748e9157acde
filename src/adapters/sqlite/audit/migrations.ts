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
	{
		// What entries are found by, apart from their text; and the one change they know: their text may be erased.
		name: "search and erasure",
		sql: `
DROP INDEX entries_by_actor;
DROP INDEX entries_by_action;
DROP INDEX entries_by_decision;
DROP INDEX entries_by_resource;
ALTER TABLE entries DROP COLUMN actor;
ALTER TABLE entries DROP COLUMN action;
ALTER TABLE entries DROP COLUMN decision;

CREATE TABLE terms (
	id INTEGER NOT NULL PRIMARY KEY,
	workspace_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	UNIQUE (workspace_id, kind, value)
) STRICT;
CREATE TABLE postings (
	term INTEGER NOT NULL,
	block INTEGER NOT NULL,
	entries BLOB NOT NULL,
	PRIMARY KEY (term, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE shown_customers (
	workspace_id TEXT NOT NULL,
	ref BLOB NOT NULL,
	no INTEGER NOT NULL,
	PRIMARY KEY (workspace_id, ref, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE blocks (
	workspace_id TEXT NOT NULL,
	block INTEGER NOT NULL,
	first_at TEXT NOT NULL,
	last_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE hours (
	workspace_id TEXT NOT NULL,
	-- Since 1970.
	hour INTEGER NOT NULL,
	acts INTEGER NOT NULL,
	refused INTEGER NOT NULL,
	PRIMARY KEY (workspace_id, hour)
) STRICT, WITHOUT ROWID;
-- Entries from before all this, until they have their terms too.
CREATE TABLE without_terms (
	workspace_id TEXT NOT NULL PRIMARY KEY,
	done INTEGER NOT NULL,
	last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO without_terms SELECT workspace_id, 0, max(no) FROM entries GROUP BY workspace_id;

DROP TRIGGER entries_keep;
CREATE TRIGGER entries_keep BEFORE UPDATE ON entries
WHEN NEW.workspace_id IS NOT OLD.workspace_id OR NEW.no IS NOT OLD.no OR NEW.entry <> ''
BEGIN SELECT raise(ABORT, 'audit entries are never changed, only erased'); END;
DROP TRIGGER leaves_keep;
CREATE TRIGGER leaves_keep BEFORE UPDATE ON leaves
WHEN NEW.leaf_index IS NOT OLD.leaf_index OR NEW.workspace_id IS NOT OLD.workspace_id OR NEW.no IS NOT OLD.no
	OR NEW.leaf IS NOT OLD.leaf OR NEW.salt <> x''
BEGIN SELECT raise(ABORT, 'leaves are never changed; their salt may be erased'); END;
`,
	},
];
