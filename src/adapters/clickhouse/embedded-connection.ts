import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { createClient } from "@clickhouse/client";
import { type ChdbConnection, createChdbConnection } from "chdb/connection";
import { ByteInlet } from "./byte-inlet.ts";
import type { InsertedColumn } from "./database.ts";

type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>["connection"]>;
type Request = Pick<Parameters<Connection["exec"]>[0], "query" | "query_params" | "clickhouse_settings" | "query_id">;
type Answered<Method extends "exec" | "command"> = Awaited<ReturnType<Connection[Method]>>;

const CLEAN = "clean";

const escapeTabSeparated = (text: string): string =>
	text
		.replaceAll("\\", "\\\\")
		.replaceAll("\t", "\\t")
		.replaceAll("\n", "\\n")
		.replaceAll("\r", "\\r")
		.replaceAll("\0", "\\0");

const literal = (text: string): string =>
	`'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\0", "\\0")}'`;

function elementText(value: unknown): string {
	if (value === null || value === undefined) return "NULL";
	if (Array.isArray(value)) return `[${value.map(elementText).join(",")}]`;
	return typeof value === "string" ? literal(value) : String(value);
}

/** A parameter as the engine reads it: escaped text; lists as array literals; `\N` for a missing value. */
function parameterText(value: unknown): string {
	if (value === null || value === undefined) return "\\N";
	if (Array.isArray(value)) return elementText(value);
	return escapeTabSeparated(String(value));
}

/**
 * chDB under `@clickhouse/client`. Parameters are set in the session instead of through chDB's binding, which queues the
 * parameterised statements of all sessions of a process behind each other. And what a failed statement had already put
 * out is thrown away, for the engine would hand it out as the start of the next result.
 */
export class EmbeddedConnection implements Connection {
	readonly #connection: ChdbConnection;
	readonly #inletPath: string;
	#inlet: ByteInlet | undefined;

	/** `inletPath` is where the pipe for inserts will be, if there are any. */
	constructor(path: string, inletPath: string) {
		this.#connection = createChdbConnection({ path });
		this.#inletPath = inletPath;
	}

	async query(request: Request): Promise<Answered<"exec">> {
		return { ...answer(request), stream: Readable.from([await this.#run(request)], { objectMode: false }) };
	}

	exec(request: Request): Promise<Answered<"exec">> {
		return this.query(request);
	}

	async command(request: Request): Promise<Answered<"command">> {
		await this.#run(request);
		return answer(request);
	}

	insert(): ReturnType<Connection["insert"]> {
		return Promise.reject(new Error("Inserts into the embedded engine go through insertNative."));
	}

	ping(): ReturnType<Connection["ping"]> {
		return this.#connection.ping({ select: true });
	}

	close(): Promise<void> {
		this.#inlet?.close();
		return this.#connection.close();
	}

	/** The engine reads the blocks through a pipe. */
	async insertNative(table: string, columns: readonly InsertedColumn[], blocks: Uint8Array): Promise<void> {
		this.#inlet ??= new ByteInlet(this.#inletPath);
		const { path } = this.#inlet;
		const names = columns.map(({ name }) => name).join(", ");
		const structure = columns.map(({ name, type }) => `${name} ${type}`).join(", ");
		const source = `file(${literal(path)}, Native, ${literal(structure)})`;
		const query = `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source}`;
		await this.#inlet.feed(blocks, () => this.#run({ query }));
	}

	async #run(request: Request): Promise<Uint8Array> {
		const assignments = [`log_comment = ${literal(String(request.clickhouse_settings?.log_comment ?? ""))}`];
		for (const [name, value] of Object.entries(request.query_params ?? {})) {
			if (!/^[A-Za-z_]\w*$/.test(name)) throw new Error("A parameter has an impossible name.");
			assignments.push(`param_${name} = ${literal(parameterText(value))}`);
		}
		try {
			const result = await this.#connection.chdb.queryAsync(`SET ${assignments.join(", ")}; ${request.query}`, {
				format: "TabSeparated",
			});
			return result.bytes();
		} catch (error) {
			await this.#discardOutput();
			throw error;
		}
	}

	async #discardOutput(): Promise<void> {
		for (let attempt = 0; attempt < 3; attempt++) {
			const result = await this.#connection.chdb.queryAsync(`SELECT '${CLEAN}'`, { format: "TabSeparated" });
			if (result.text() === `${CLEAN}\n`) return;
		}
		throw new Error("The session still holds the output of a failed statement.");
	}
}

const answer = (request: Request) => ({
	query_id: request.query_id ?? randomUUID(),
	response_headers: {},
	http_status_code: 200,
});
