import type { Migration } from "../../migration.ts";

/** Versions wait beside the one that counts until somebody else lets them through; authors are known by id. */
export const approvals: Migration = {
	name: "approvals",
	sql: `
-- 'version' is the one that counts; a newer one waits beside it. 'review' says where the newest stands until it counts.
ALTER TABLE segments ADD COLUMN newest_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE segments ADD COLUMN approved INTEGER NOT NULL DEFAULT 1;
ALTER TABLE segments ADD COLUMN review TEXT;
UPDATE segments SET newest_version = version;
UPDATE segments SET approved = 0, review = state WHERE state IN ('draft', 'in-review');

ALTER TABLE segment_versions ADD COLUMN author_id TEXT;

-- Each request for review, with what was decided.
CREATE TABLE segment_reviews (
	workspace_id TEXT NOT NULL,
	segment_no INTEGER NOT NULL,
	no INTEGER NOT NULL,
	version INTEGER NOT NULL,
	state TEXT NOT NULL,
	requested_by TEXT NOT NULL,
	requested_by_id TEXT NOT NULL,
	requested_at TEXT NOT NULL,
	note TEXT NOT NULL,
	decided_by TEXT,
	decided_by_id TEXT,
	decided_at TEXT,
	reason TEXT,
	self_approved INTEGER NOT NULL,
	PRIMARY KEY (workspace_id, segment_no, no),
	FOREIGN KEY (workspace_id, segment_no) REFERENCES segments (workspace_id, no)
) STRICT, WITHOUT ROWID;
-- One open request a segment.
CREATE UNIQUE INDEX segment_reviews_open ON segment_reviews (workspace_id, segment_no) WHERE state = 'in-review';
`,
};
