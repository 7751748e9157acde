import type { Migration } from "../../migration.ts";

export const workspaces: Migration = {
	name: "workspaces",
	sql: `
-- Nobody is anything in an archived workspace, and no token of it opens anything; its data stays.
ALTER TABLE workspaces ADD COLUMN archived_at TEXT;
`,
};
