import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PlanNode } from "../../../core/segments/plan.ts";
import type { EngineRead } from "../../../ports/segment-engine.ts";
import type { Database, Lane, SqlParameters, StatementOptions } from "../database.ts";
import { type EngineTables, engineTables, type Slice } from "./engine-tables.ts";
import { findRankBoundaries } from "./rank-boundary.ts";
import { SliceStatement } from "./slice-statement.ts";
import { SHARE_OF_CORES, sideBySide } from "./slices-at-once.ts";

/** Hash tables grow with a slice: sized beforehand by statistics of other slices they were measured twice as slow. */
const NO_SIZE_GUESS = { collect_hash_table_stats_during_aggregation: 0 };

/** A reading over one data version: where it reads, how it stops, and how it goes through the slices. */
export class SegmentQuery {
	readonly tables: EngineTables;
	readonly #database: Database;
	readonly #read: EngineRead;
	readonly #lane: Lane;

	/** Undefined where the workspace has no customers yet. */
	static over(database: Database, read: EngineRead, lane: Lane): SegmentQuery | undefined {
		const tables = engineTables(read.workspaceId, read.version);
		return tables && new SegmentQuery(database, read, lane, tables);
	}

	private constructor(database: Database, read: EngineRead, lane: Lane, tables: EngineTables) {
		this.#database = database;
		this.#read = read;
		this.#lane = lane;
		this.tables = tables;
	}

	/** A statement ready to take these rules: their rank boundaries are found. */
	async prepare(roots: readonly PlanNode[]): Promise<SliceStatement> {
		this.#stopIfAborted();
		const boundaries = await findRankBoundaries(this.#database, this.tables, roots, this.#options());
		return new SliceStatement(this.tables, boundaries);
	}

	async rows(sql: string, parameters: SqlParameters): Promise<Record<string, unknown>[]> {
		this.#stopIfAborted();
		return this.#database.rows(sql, parameters, this.#options());
	}

	async command(sql: string, parameters: SqlParameters): Promise<void> {
		this.#stopIfAborted();
		return this.#database.command(sql, parameters, this.#options());
	}

	/** The only row of `sql` for each slice, in order of slices. */
	async rowPerSlice(sql: string, statement: SliceStatement): Promise<Record<string, unknown>[]> {
		return this.perSlice(this.tables.slices, async (slice) => {
			const [row = {}] = await this.#database.rows(sql, statement.values(slice), this.#sliceOptions());
			return row;
		});
	}

	/** Runs `sql`, which answers nothing, over one slice. */
	async commandOver(slice: Slice, sql: string, statement: SliceStatement): Promise<void> {
		return this.#database.command(sql, statement.values(slice), this.#sliceOptions());
	}

	/** Slices go side by side; none is begun after an abort. */
	async perSlice<Result>(slices: readonly Slice[], work: (slice: Slice) => Promise<Result>): Promise<Result[]> {
		return sideBySide(slices, (slice) => {
			this.#stopIfAborted();
			return work(slice);
		});
	}

	#options(): StatementOptions {
		return { lane: this.#lane, signal: this.#read.signal };
	}

	#sliceOptions(): StatementOptions {
		const isAlone = this.tables.slices.length === 1;
		return { ...this.#options(), settings: isAlone ? NO_SIZE_GUESS : { ...NO_SIZE_GUESS, ...SHARE_OF_CORES } };
	}

	#stopIfAborted(): void {
		if (this.#read.signal?.aborted) throw new SegwardError("cancelled");
	}
}
