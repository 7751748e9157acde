import type { Migration } from "../../migration.ts";

/** Several roles and teams a person and workspace, several roles a token; people can be deactivated. */
export const roles: Migration = {
	name: "roles",
	sql: `
CREATE TABLE assignments (
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	-- JSON arrays of names.
	roles TEXT NOT NULL,
	teams TEXT NOT NULL,
	PRIMARY KEY (person_id, workspace_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_workspace ON assignments (workspace_id);
-- Whoever was there before was alone: the first administrator, who could do everything.
INSERT INTO assignments
SELECT id, workspace_id,
	'["administrator","operator","privacy-officer","security-auditor","partner-manager","approver","marketer"]', '[]'
FROM people;

ALTER TABLE people ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
ALTER TABLE people DROP COLUMN workspace_id;
ALTER TABLE people DROP COLUMN role;

ALTER TABLE sessions ADD COLUMN workspace_id TEXT;

ALTER TABLE tokens RENAME COLUMN role TO roles;
UPDATE tokens SET roles = json_array(roles);
ALTER TABLE tokens ADD COLUMN owner_id TEXT;
CREATE INDEX tokens_by_owner ON tokens (owner_id);
`,
};
