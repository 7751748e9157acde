import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@clickhouse/client";
import { createChdbConnection } from "chdb/connection";
import type { Database, SqlParameters, StatementOptions } from "../database.ts";
import { fromEngineError } from "../engine-error.ts";

/** An engine in a new temporary directory; one a process. */
export async function openEmbeddedDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
	const path = await mkdtemp(join(tmpdir(), "segward-engine-"));
	const client = createClient({ connection: createChdbConnection({ path }) });
	const run = async <Result>(
		sql: string,
		parameters: SqlParameters,
		options: StatementOptions,
		format?: "JSONEachRow",
	) => {
		const statement = { query: sql, query_params: { ...parameters }, clickhouse_settings: { ...options.settings } };
		try {
			if (!format) return void (await client.command(statement));
			return (await (await client.query({ ...statement, format })).json()) as Result;
		} catch (error) {
			if (process.env.SEGWARD_SHOW_SQL) console.error(sql, parameters, error);
			throw fromEngineError(error);
		}
	};
	const database: Database = {
		rows: async (sql, parameters, options) =>
			(await run<Record<string, unknown>[]>(sql, parameters, options, "JSONEachRow")) ?? [],
		command: async (sql, parameters, options) => {
			await run(sql, parameters, options);
		},
		insertTabSeparated: async (table, columns, payload, options) => {
			await run(
				`INSERT INTO ${table} (${columns.join(", ")}) FORMAT TabSeparated\n${Buffer.from(payload)}`,
				{},
				options,
			);
		},
	};
	const close = async () => {
		await client.close();
		await rm(path, { recursive: true, force: true });
	};
	return { database, close };
}
