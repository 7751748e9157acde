import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Database, InsertedColumn, Lane, SqlParameters, StatementOptions } from "./database.ts";
import { fromEngineError } from "./engine-error.ts";
import type { Engine, EngineSession } from "./engine-session.ts";
import { LaneQueue } from "./lane-queue.ts";

const SESSIONS: Readonly<Record<Lane, number>> = { interactive: 2, refresh: 2, ingest: 2 };
/** A statement may not be listed yet when it is to be stopped, so the engine is asked again until it has ended. */
const KILL_AGAIN_MS = 50;

/** `Database` over a few sessions a lane, so that a preview never waits behind a refresh. */
export class EnginePool implements Database {
	readonly #engine: Engine;
	readonly #lanes: Readonly<Record<Lane, LaneQueue<EngineSession>>>;
	readonly #sessions: readonly EngineSession[];

	private constructor(engine: Engine, sessions: ReadonlyMap<Lane, readonly EngineSession[]>) {
		this.#engine = engine;
		this.#sessions = [...sessions.values()].flat();
		const lane = (name: Lane): LaneQueue<EngineSession> => new LaneQueue(sessions.get(name) ?? []);
		this.#lanes = { interactive: lane("interactive"), refresh: lane("refresh"), ingest: lane("ingest") };
	}

	static async open(engine: Engine): Promise<EnginePool> {
		const sessions = new Map<Lane, EngineSession[]>();
		for (const lane of Object.keys(SESSIONS) as Lane[]) {
			const opened: EngineSession[] = [];
			for (let i = 0; i < SESSIONS[lane]; i++) opened.push(await engine.connect());
			sessions.set(lane, opened);
		}
		return new EnginePool(engine, sessions);
	}

	async rows(sql: string, parameters: SqlParameters, options: StatementOptions): Promise<Record<string, unknown>[]> {
		const body = await this.bytes(`${sql} FORMAT JSONEachRow`, parameters, options);
		const rows: Record<string, unknown>[] = [];
		for (let start = 0; start < body.length; ) {
			const found = body.indexOf(10, start);
			const end = found < 0 ? body.length : found;
			if (end > start) rows.push(JSON.parse(body.toString("utf8", start, end)));
			start = end + 1;
		}
		return rows;
	}

	bytes(sql: string, parameters: SqlParameters, options: StatementOptions): Promise<Buffer> {
		const tag = `segward:${randomUUID()}`;
		return this.#inLane(options, tag, (session) =>
			session.run({ sql, parameters, settings: options.settings ?? {}, tag }),
		);
	}

	async command(sql: string, parameters: SqlParameters, options: StatementOptions): Promise<void> {
		await this.bytes(sql, parameters, options);
	}

	insertNative(
		table: string,
		columns: readonly InsertedColumn[],
		blocks: Uint8Array,
		options: StatementOptions,
	): Promise<void> {
		return this.#inLane(options, undefined, (session) => session.insert(table, columns, blocks));
	}

	async close(): Promise<void> {
		for (const session of this.#sessions) await session.close();
		await this.#engine.close();
	}

	async #inLane<T>(
		options: StatementOptions,
		tag: string | undefined,
		work: (session: EngineSession) => Promise<T>,
	): Promise<T> {
		const { signal } = options;
		const lane = this.#lanes[options.lane];
		const session = await lane.take(signal);
		try {
			if (signal?.aborted) throw new SegwardError("cancelled");
			const running = work(session);
			const result = await (signal && tag ? this.#stoppable(running, tag, signal) : running);
			if (signal?.aborted) throw new SegwardError("cancelled");
			return result;
		} catch (error) {
			throw signal?.aborted ? new SegwardError("cancelled") : fromEngineError(error);
		} finally {
			lane.give(session);
		}
	}

	/** Settles when the engine has really ended the statement, so its session is free again. */
	async #stoppable<T>(running: Promise<T>, tag: string, signal: NonNullable<StatementOptions["signal"]>): Promise<T> {
		let ended = false;
		const stop = async (): Promise<void> => {
			while (!ended) {
				await this.#engine.kill(tag);
				await delay(KILL_AGAIN_MS);
			}
		};
		let stopping: Promise<void> | undefined;
		const onAbort = (): void => {
			stopping ??= stop();
			stopping.catch(() => undefined);
		};
		signal.addEventListener("abort", onAbort);
		if (signal.aborted) onAbort();
		try {
			return await running;
		} finally {
			ended = true;
			signal.removeEventListener("abort", onAbort);
		}
	}
}
