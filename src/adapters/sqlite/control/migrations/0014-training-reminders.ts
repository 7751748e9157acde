import type { Migration } from "../../migration.ts";

/** Who was reminded of what: each reminder goes out once, also when Segward is started again. */
export const trainingReminders: Migration = {
	name: "training-reminders",
	sql: `
CREATE TABLE training_reminders (
	workspace_id TEXT NOT NULL REFERENCES workspaces,
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE,
	course_id TEXT NOT NULL,
	until TEXT NOT NULL,
	days INTEGER NOT NULL,
	PRIMARY KEY (workspace_id, person_id, course_id, until, days)
) STRICT, WITHOUT ROWID;
`,
};
