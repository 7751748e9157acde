import { Readable } from "node:stream";
import type { ClickHouseClient } from "@clickhouse/client";
import type { InsertedColumn } from "./database.ts";
import type { EngineSession, EngineStatement } from "./engine-session.ts";

const RETURNS_ROWS = /^\s*(SELECT|WITH|SHOW|EXPLAIN)\b/i;
const TAKES_SETTINGS = /^\s*(SELECT|WITH|INSERT)\b/i;

type InsertBlocks = EngineSession["insert"];

/** A session that speaks through the official client, embedded and remote alike. */
export class ClientSession implements EngineSession {
	readonly #client: ClickHouseClient;
	readonly #insert: InsertBlocks;

	constructor(client: ClickHouseClient, insert: InsertBlocks = (...request) => streamInsert(client, ...request)) {
		this.#client = client;
		this.#insert = insert;
	}

	async run(statement: EngineStatement): Promise<Buffer> {
		const request = {
			query: withSettings(statement.sql, statement.settings),
			query_params: { ...statement.parameters },
			clickhouse_settings: { log_comment: statement.tag },
		};
		if (!RETURNS_ROWS.test(statement.sql)) {
			await this.#client.command(request);
			return Buffer.alloc(0);
		}
		const { stream } = await this.#client.exec(request);
		return failureChecked(await bytesOf(stream));
	}

	insert(table: string, columns: readonly InsertedColumn[], blocks: Uint8Array): Promise<void> {
		return this.#insert(table, columns, blocks);
	}

	close(): Promise<void> {
		return this.#client.close();
	}
}

/** Settings travel in the statement: set in a session they would outlive it. `FORMAT` has to come before them. */
function withSettings(sql: string, settings: EngineStatement["settings"]): string {
	const entries = Object.entries(settings);
	if (entries.length === 0 || !TAKES_SETTINGS.test(sql)) return sql;
	const list = entries.map(([name, value]) => {
		if (!/^\w+$/.test(name)) throw new Error("A setting has an impossible name.");
		return `${name} = ${typeof value === "number" ? value : `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`}`;
	});
	return `${sql} SETTINGS ${list.join(", ")}`;
}

async function bytesOf(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** A server that fails half-way through an answer ends the body with a marked message (ClickHouse 25.11 and later). */
function failureChecked(body: Buffer): Buffer {
	const tail = body.subarray(Math.max(0, body.length - 32)).toString("latin1");
	if (!tail.endsWith("__exception__\r\n")) return body;
	const at = body.lastIndexOf("Code: ");
	throw new Error(body.subarray(Math.max(at, 0)).toString("utf8"));
}

async function streamInsert(
	client: ClickHouseClient,
	table: string,
	columns: readonly InsertedColumn[],
	blocks: Uint8Array,
): Promise<void> {
	const names = columns.map(({ name }) => name).join(", ");
	const { stream } = await client.exec({
		query: `INSERT INTO ${table} (${names}) FORMAT Native`,
		values: Readable.from([blocks], { objectMode: false }),
	});
	failureChecked(await bytesOf(stream));
}
