/** The part of better-sqlite3-multiple-ciphers that Segward uses; its own types are not exported by the package. */
declare module "better-sqlite3-multiple-ciphers" {
	export interface Statement {
		/** Whether it returns rows. */
		readonly reader: boolean;
		run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint };
		get(...parameters: unknown[]): unknown;
		all(...parameters: unknown[]): unknown[];
		/** Rows become their first column. */
		pluck(): this;
	}

	export interface SqliteDatabase {
		readonly open: boolean;
		readonly inTransaction: boolean;
		prepare(sql: string): Statement;
		exec(sql: string): this;
		pragma(pragma: string, options?: { simple?: boolean }): unknown;
		transaction<A extends unknown[], R>(work: (...args: A) => R): { exclusive(...args: A): R };
		/** Sets the key of a database that was just opened. */
		key(key: Buffer): number;
		close(): this;
	}

	interface SqliteError extends Error {
		readonly code: string;
	}

	interface SqliteDatabaseConstructor {
		new (path: string, options?: { timeout?: number; fileMustExist?: boolean }): SqliteDatabase;
		readonly SqliteError: new (message: string, code: string) => SqliteError;
	}

	const Database: SqliteDatabaseConstructor;
	export default Database;
}
