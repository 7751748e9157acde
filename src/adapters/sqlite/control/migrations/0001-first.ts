import type { Migration } from "../../migration.ts";

export const first: Migration = {
	name: "first",
	sql: `
CREATE TABLE workspaces (
	workspace_id TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	created_at TEXT NOT NULL
) STRICT;

-- The last number handed out of each kind; numbers name engine tables and columns, so none is ever used twice.
CREATE TABLE counters (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	counter TEXT NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (workspace_id, counter)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_versions (
	workspace_id TEXT NOT NULL PRIMARY KEY REFERENCES workspaces,
	version INTEGER NOT NULL,
	body TEXT NOT NULL
) STRICT;

CREATE TABLE imports (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	mode TEXT NOT NULL,
	state TEXT NOT NULL,
	source TEXT NOT NULL,
	content_digest TEXT,
	dry_run INTEGER NOT NULL,
	counts TEXT NOT NULL,
	bytes_read INTEGER NOT NULL,
	error_code TEXT,
	error_detail TEXT,
	started_by TEXT NOT NULL,
	started_at TEXT NOT NULL,
	finished_at TEXT,
	replay_of TEXT,
	mapping TEXT,
	mapping_digest TEXT,
	PRIMARY KEY (workspace_id, no),
	UNIQUE (workspace_id, id)
) STRICT;
CREATE INDEX imports_by_content ON imports (workspace_id, content_digest, mapping_digest);
CREATE INDEX imports_by_state ON imports (workspace_id, state);

CREATE TABLE quarantine_groups (
	workspace_id TEXT NOT NULL,
	import_id TEXT NOT NULL,
	reason TEXT NOT NULL,
	column_name TEXT NOT NULL,
	row_count INTEGER NOT NULL,
	state TEXT NOT NULL,
	note TEXT,
	PRIMARY KEY (workspace_id, import_id, reason, column_name),
	FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id)
) STRICT;

CREATE TABLE documents (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	body TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, kind, name)
) STRICT;

CREATE TABLE fields (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	no INTEGER NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (workspace_id, no),
	UNIQUE (workspace_id, kind, name)
) STRICT;

CREATE TABLE segments (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	no INTEGER NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	state TEXT NOT NULL,
	owner TEXT NOT NULL,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, no),
	UNIQUE (workspace_id, id),
	UNIQUE (workspace_id, name)
) STRICT;

CREATE TABLE segment_versions (
	workspace_id TEXT NOT NULL,
	segment_no INTEGER NOT NULL,
	version INTEGER NOT NULL,
	spec TEXT NOT NULL,
	author TEXT NOT NULL,
	created_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, segment_no, version),
	FOREIGN KEY (workspace_id, segment_no) REFERENCES segments (workspace_id, no)
) STRICT;

CREATE TABLE refreshes (
	workspace_id TEXT NOT NULL,
	no INTEGER NOT NULL,
	segment_no INTEGER NOT NULL,
	segment_version INTEGER NOT NULL,
	as_of TEXT NOT NULL,
	data_version INTEGER NOT NULL,
	state TEXT NOT NULL,
	size INTEGER NOT NULL,
	entered INTEGER NOT NULL,
	"left" INTEGER NOT NULL,
	duration_ms REAL NOT NULL,
	started_at TEXT NOT NULL,
	started_by TEXT NOT NULL,
	error_code TEXT,
	PRIMARY KEY (workspace_id, no),
	FOREIGN KEY (workspace_id, segment_no) REFERENCES segments (workspace_id, no)
) STRICT;
CREATE INDEX refreshes_by_segment ON refreshes (workspace_id, segment_no, state, no);
CREATE INDEX refreshes_by_state ON refreshes (workspace_id, state);

CREATE TABLE lists (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	no INTEGER NOT NULL,
	name TEXT NOT NULL,
	description TEXT NOT NULL,
	size INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, no),
	UNIQUE (workspace_id, name)
) STRICT;

CREATE TABLE tokens (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	secret_digest TEXT NOT NULL UNIQUE,
	created_at TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	last_used_at TEXT,
	revoked_at TEXT
) STRICT;
CREATE INDEX tokens_by_workspace ON tokens (workspace_id, created_at);

-- Workspace '' holds the answers to callers without a stored token: the local operator.
CREATE TABLE idempotency (
	workspace_id TEXT NOT NULL,
	token_id TEXT NOT NULL,
	key TEXT NOT NULL,
	request_digest TEXT NOT NULL,
	status INTEGER NOT NULL,
	body TEXT NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (token_id, key)
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (at);
`,
};
