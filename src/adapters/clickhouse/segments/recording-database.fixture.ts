import type { Database, SqlParameters } from "../database.ts";

export interface RecordedStatement {
	sql: string;
	parameters: SqlParameters;
}

/** Counts of one membership, or of as many as an explanation can have. */
const NOTHING = { buckets: Array.from({ length: 64 }, () => []), places: [] };

/** An engine that only remembers what it was asked; every question gets the same single row. */
export function recordingDatabase(row: Record<string, unknown> = {}): {
	database: Database;
	statements: RecordedStatement[];
} {
	const statements: RecordedStatement[] = [];
	const database: Database = {
		rows: async (sql, parameters) => {
			statements.push({ sql, parameters });
			return [{ ...NOTHING, ...row }];
		},
		bytes: async (sql, parameters) => {
			statements.push({ sql, parameters });
			return Buffer.alloc(0);
		},
		command: async (sql, parameters) => {
			statements.push({ sql, parameters });
		},
		insertNative: async () => undefined,
	};
	return { database, statements };
}
