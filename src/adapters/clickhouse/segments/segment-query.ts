import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PlanNode } from "../../../core/segments/plan.ts";
import type { EngineRead } from "../../../ports/segment-engine.ts";
import type { Database, Lane, SqlParameters } from "../database.ts";
import { type EngineTables, engineTables, type Slice } from "./engine-tables.ts";
import { findRankBoundaries } from "./rank-boundary.ts";
import { SliceStatement } from "./slice-statement.ts";

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
		const options = { lane: this.#lane, signal: this.#read.signal };
		return new SliceStatement(this.tables, await findRankBoundaries(this.#database, this.tables, roots, options));
	}

	async rows(sql: string, parameters: SqlParameters): Promise<Record<string, unknown>[]> {
		this.#stopIfAborted();
		return this.#database.rows(sql, parameters, { lane: this.#lane, signal: this.#read.signal });
	}

	async command(sql: string, parameters: SqlParameters): Promise<void> {
		this.#stopIfAborted();
		return this.#database.command(sql, parameters, { lane: this.#lane, signal: this.#read.signal });
	}

	/** The only row of `sql` for each slice in turn. */
	async *slices(
		sql: string,
		statement: SliceStatement,
	): AsyncGenerator<{ slice: Slice; row: Record<string, unknown> }> {
		for (const slice of this.tables.slices) {
			const [row = {}] = await this.rows(sql, statement.values(slice));
			yield { slice, row };
		}
	}

	#stopIfAborted(): void {
		if (this.#read.signal?.aborted) throw new SegwardError("cancelled");
	}
}
