import { SegwardError } from "../../core/error/segward-error.ts";
import { explainSqliteError, type SealedDatabase } from "./sealed-database.ts";

/** One step of a schema's history. Once released it never changes. */
export interface Migration {
	name: string;
	sql: string;
}

/**
 * Brings a database to the newest schema: all steps that it lacks, in order, in one transaction.
 *
 * @throws SegwardError `data-newer` when it has steps that this program does not know.
 */
export function migrate(database: SealedDatabase, migrations: readonly Migration[]): void {
	try {
		database.transaction(() => applyMissing(database, migrations)).exclusive();
	} catch (error) {
		throw explainSqliteError(error);
	}
}

function applyMissing(database: SealedDatabase, migrations: readonly Migration[]): void {
	database.exec(
		"CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT",
	);
	const newest = database.prepare("SELECT coalesce(max(version), 0) FROM schema_versions").pluck();
	const done = Number(newest.get());
	if (done > migrations.length)
		throw new SegwardError("data-newer", { hint: "Update Segward, then open this data again." });
	const record = database.prepare("INSERT INTO schema_versions VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))");
	for (const [index, migration] of migrations.entries()) {
		if (index < done) continue;
		database.exec(migration.sql);
		record.run(index + 1, migration.name);
	}
}
