import type { Migration } from "../../migration.ts";

export const training: Migration = {
	name: "training",
	sql: `
-- Since when somebody has a role in a workspace. Kept by triggers, whoever writes assignments; a role that was taken away
-- and given again counts from the first time.
CREATE TABLE roles_since (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	role TEXT NOT NULL,
	since TEXT NOT NULL,
	PRIMARY KEY (workspace_id, person_id, role)
) STRICT, WITHOUT ROWID;
INSERT INTO roles_since
SELECT workspace_id, person_id, role.value, created_at
FROM assignments JOIN people ON people.id = person_id, json_each(roles) AS role;
CREATE TRIGGER roles_since_given AFTER INSERT ON assignments BEGIN
	INSERT OR IGNORE INTO roles_since
	SELECT NEW.workspace_id, NEW.person_id, value, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM json_each(NEW.roles);
END;
CREATE TRIGGER roles_since_changed AFTER UPDATE OF roles ON assignments BEGIN
	INSERT OR IGNORE INTO roles_since
	SELECT NEW.workspace_id, NEW.person_id, value, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM json_each(NEW.roles);
END;

-- When a major version of a course of the product itself came to this installation.
CREATE TABLE built_in_courses (
	id TEXT NOT NULL,
	major INTEGER NOT NULL,
	since TEXT NOT NULL,
	PRIMARY KEY (id, major)
) STRICT, WITHOUT ROWID;

-- Courses that a workspace uploaded, every version.
CREATE TABLE own_courses (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL,
	version TEXT NOT NULL,
	major INTEGER NOT NULL,
	body TEXT NOT NULL,
	added_at TEXT NOT NULL,
	added_by TEXT NOT NULL,
	-- 'current', 'replaced' by a later version, or 'removed'.
	state TEXT NOT NULL,
	PRIMARY KEY (workspace_id, id, version)
) STRICT;

CREATE TABLE course_attempts (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	id TEXT NOT NULL PRIMARY KEY,
	person_id TEXT NOT NULL,
	person_name TEXT NOT NULL,
	course_id TEXT NOT NULL,
	course_title TEXT NOT NULL,
	version TEXT NOT NULL,
	started_at TEXT NOT NULL,
	finished_at TEXT,
	score_percent INTEGER,
	expires_at TEXT
) STRICT;
CREATE INDEX course_attempts_by_person ON course_attempts (person_id, course_id);
CREATE INDEX course_attempts_by_workspace ON course_attempts (workspace_id);
-- One begun attempt at a time.
CREATE UNIQUE INDEX course_attempts_begun ON course_attempts (workspace_id, person_id, course_id) WHERE finished_at IS NULL;
`,
};
