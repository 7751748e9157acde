import type { InsertedColumn, SqlParameters } from "./database.ts";

export interface EngineStatement {
	sql: string;
	parameters: SqlParameters;
	/** Engine settings of this statement only. */
	settings: Readonly<Record<string, string | number>>;
	/** Unique text by which `Engine.kill` finds the statement while it runs. */
	tag: string;
}

/** One connection to the engine. Statements given to one session run one after another. */
export interface EngineSession {
	/** The raw result in the format that the statement names; empty for statements without a result. */
	run(statement: EngineStatement): Promise<Buffer>;
	/** Inserts blocks in Native format. The bytes must not change before this settles. */
	insert(table: string, columns: readonly InsertedColumn[], blocks: Uint8Array): Promise<void>;
	close(): Promise<void>;
}

/** An open engine: makes sessions, and stops what runs in them. */
export interface Engine {
	connect(): Promise<EngineSession>;
	/** Stops the statement with this tag if it is running; does nothing otherwise. */
	kill(tag: string): Promise<void>;
	close(): Promise<void>;
}
