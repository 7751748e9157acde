import type { Migration } from "../../migration.ts";

/** When the access log is reviewed, and what reviewers saw and signed. A signed review stays as it is. */
export const auditReviews: Migration = {
	name: "audit-reviews",
	sql: `
CREATE TABLE review_schedules (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	name TEXT NOT NULL,
	-- A plan, as JSON.
	plan TEXT NOT NULL,
	created_at TEXT NOT NULL,
	PRIMARY KEY (workspace_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_reviews (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL,
	schedule TEXT NOT NULL,
	period_end TEXT NOT NULL,
	made_by TEXT,
	-- The review without its signature, as JSON.
	body TEXT NOT NULL,
	-- As JSON; null until somebody signs.
	signature TEXT,
	PRIMARY KEY (workspace_id, id)
) STRICT;
CREATE INDEX audit_reviews_by_period ON audit_reviews (workspace_id, period_end);
CREATE TRIGGER audit_reviews_stay BEFORE DELETE ON audit_reviews
	BEGIN SELECT RAISE(ABORT, 'reviews are never removed'); END;
CREATE TRIGGER audit_reviews_keep BEFORE UPDATE ON audit_reviews
	WHEN old.signature IS NOT NULL OR new.body IS NOT old.body OR new.id IS NOT old.id OR new.period_end IS NOT old.period_end
	BEGIN SELECT RAISE(ABORT, 'reviews are signed once and never changed'); END;

CREATE TABLE review_reminders (
	workspace_id TEXT NOT NULL,
	review_id TEXT NOT NULL,
	reminder TEXT NOT NULL,
	PRIMARY KEY (workspace_id, review_id, reminder),
	FOREIGN KEY (workspace_id, review_id) REFERENCES audit_reviews
) STRICT, WITHOUT ROWID;
`,
};
