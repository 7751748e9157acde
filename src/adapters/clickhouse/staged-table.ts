import type { Cancellation } from "../../core/cancellation.ts";
import type { Database, InsertedColumn } from "./database.ts";
import { NativeBytes } from "./native-bytes.ts";
import { type NativeColumn, writeBlock } from "./native-columns.ts";

/** Bytes of one insert: large enough for few parts, small enough for bounded memory. */
const INSERT_BYTES = 32 * 1_048_576;

/**
 * A table that an import fills. Rows gather in memory and go to the engine in large inserts;
 * while one insert runs, the next rows are already being written.
 */
export class StagedTable {
	/** Qualified name. */
	readonly name: string;
	readonly #database: Database;
	readonly #definition: string;
	readonly #signal: Cancellation | undefined;
	readonly #blocks = new NativeBytes(Buffer.allocUnsafe(4096));
	#columns: readonly InsertedColumn[] = [];
	#rowCount = 0;
	#created: Promise<void> | undefined;
	#inserting: Promise<void> = Promise.resolve();
	#spare: Buffer | undefined;

	constructor(database: Database, name: string, definition: string, signal: Cancellation | undefined) {
		this.#database = database;
		this.name = name;
		this.#definition = definition;
		this.#signal = signal;
	}

	/** Rows written so far. */
	get rowCount(): number {
		return this.#rowCount;
	}

	/** Adds rows; the columns it does not name stay at their default. */
	async write(columns: readonly NativeColumn[], rows: number): Promise<void> {
		if (rows === 0) return;
		await this.create();
		if (columns.length !== this.#columns.length || columns.some(({ name }, i) => name !== this.#columns[i]?.name)) {
			await this.#flush();
		}
		this.#columns = columns.map(({ name, type }) => ({ name, type }));
		writeBlock(this.#blocks, columns, rows);
		this.#rowCount += rows;
		if (this.#blocks.byteLength >= INSERT_BYTES) await this.#flush();
	}

	/** Resolves when every row is in the engine. */
	async finish(): Promise<void> {
		await this.#flush();
		await this.#inserting;
	}

	/** An empty table in place of whatever had the name. */
	create(): Promise<void> {
		this.#created ??= this.#create();
		return this.#created;
	}

	async drop(): Promise<void> {
		await this.#inserting.catch(() => undefined);
		this.#created = undefined;
		this.#blocks.reset();
		await this.#database.command(`DROP TABLE IF EXISTS ${this.name} SYNC`, {}, { lane: "ingest" });
	}

	async #create(): Promise<void> {
		const options = { lane: "ingest", signal: this.#signal } as const;
		await this.#database.command(`DROP TABLE IF EXISTS ${this.name} SYNC`, {}, options);
		await this.#database.command(`CREATE TABLE ${this.name} ${this.#definition}`, {}, options);
		// Merging takes cores from the import; the published table merges its parts when there is time.
		await this.#database.command(`SYSTEM STOP MERGES ${this.name}`, {}, options);
	}

	async #flush(): Promise<void> {
		await this.#inserting;
		if (this.#blocks.byteLength === 0) return;
		const { memory } = this.#blocks;
		const insert = this.#database.insertNative(this.name, this.#columns, this.#blocks.payload(), {
			lane: "ingest",
			signal: this.#signal,
		});
		this.#inserting = insert.then(() => {
			this.#spare = memory;
		});
		this.#inserting.catch(() => undefined);
		this.#blocks.reset(this.#spare ?? Buffer.allocUnsafe(memory.length));
		this.#spare = undefined;
	}
}
