import type { Cancellation } from "../../core/cancellation.ts";

/**
 * Statements of different lanes run side by side; those of one lane may queue behind each other.
 * `interactive` is for what a person waits for, `refresh` for segment computation, `ingest` for imports.
 */
export type Lane = "interactive" | "refresh" | "ingest";

/** Values by parameter name, bound as `{name:Type}`. Arrays, strings and numbers; `null` for Nullable types. */
export type SqlParameters = Readonly<Record<string, unknown>>;

export interface StatementOptions {
	lane: Lane;
	/** Aborting kills the statement inside the engine, then rejects with `cancelled`. */
	signal?: Cancellation;
	/** Engine settings of this statement, such as `max_threads`. */
	settings?: Readonly<Record<string, string | number>>;
}

/** A column of an insert with the type in which its values are sent. */
export interface InsertedColumn {
	name: string;
	type: string;
}

/**
 * The engine as the rest of this adapter sees it: SQL of our own making with every value bound.
 * Table names carry their database (`ws_….customers_v3`); no statement relies on a current database.
 * @throws SegwardError `cancelled`, `query-too-large` (memory or time), `storage-full`, `engine-unavailable`;
 * `internal` for anything else. No message repeats SQL or values.
 */
export interface Database {
	/** All rows of a result as objects. 64-bit integers may come as number or text: convert with `Number` or cast in SQL. */
	rows(sql: string, parameters: SqlParameters, options: StatementOptions): Promise<Record<string, unknown>[]>;
	/** The raw result of a statement that names its format. */
	bytes(sql: string, parameters: SqlParameters, options: StatementOptions): Promise<Buffer>;
	/** Runs a statement without a result (DDL, INSERT … SELECT) to its end. */
	command(sql: string, parameters: SqlParameters, options: StatementOptions): Promise<void>;
	/** Inserts blocks in the engine's Native format that have these columns. The bytes must not change before it settles. */
	insertNative(
		table: string,
		columns: readonly InsertedColumn[],
		blocks: Uint8Array,
		options: StatementOptions,
	): Promise<void>;
}
