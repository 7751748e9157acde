import { type ClickHouseClient, ClickHouseLogLevel, createClient } from "@clickhouse/client";
import { SegwardError } from "../../core/error/segward-error.ts";
import { ClientSession } from "./client-session.ts";
import { type EngineLimits, NO_SPILLING, SEALED_POLICY } from "./engine-config.ts";
import { fromEngineError } from "./engine-error.ts";
import type { Engine, EngineSession } from "./engine-session.ts";

export interface RemoteEngineOptions {
	/** `https://host:8443`. */
	url: string;
	user: string;
	password: string;
	/** PEM certificates to trust instead of the system's. */
	ca?: string;
	limits: EngineLimits;
}

/**
 * Connects to a ClickHouse server.
 * @throws SegwardError `engine-unavailable` when it does not answer or would store tables in the clear.
 */
export async function openRemoteEngine(options: RemoteEngineOptions): Promise<Engine> {
	const engine = new RemoteEngine(options);
	try {
		await engine.verify(SEALED_POLICY);
		return engine;
	} catch (error) {
		await engine.close();
		throw fromEngineError(error);
	}
}

class RemoteEngine implements Engine {
	readonly #options: RemoteEngineOptions;
	readonly #control: ClickHouseClient;

	constructor(options: RemoteEngineOptions) {
		this.#options = options;
		this.#control = this.#client();
	}

	async verify(policy: string): Promise<void> {
		const result = await this.#control.query({
			query:
				"SELECT countIf(d.is_encrypted = 1) AS encrypted, count() AS disks FROM " +
				"(SELECT arrayJoin(disks) AS disk FROM system.storage_policies WHERE policy_name = {policy:String}) AS p " +
				"LEFT JOIN system.disks AS d ON d.name = p.disk",
			query_params: { policy },
			format: "JSONEachRow",
		});
		const [row] = await result.json<{ encrypted: string; disks: string }>();
		if (row && Number(row.disks) > 0 && row.encrypted === row.disks) return;
		throw new SegwardError("engine-unavailable", {
			detail: "The ClickHouse server has no storage policy for Segward whose disks are all encrypted.",
			hint: `Define a storage policy named '${policy}' on encrypted disks, then start again.`,
		});
	}

	async connect(): Promise<EngineSession> {
		return new ClientSession(this.#client());
	}

	async kill(tag: string): Promise<void> {
		await this.#control.command({
			query: "KILL QUERY WHERE Settings['log_comment'] = {tag:String} ASYNC",
			query_params: { tag },
		});
	}

	async close(): Promise<void> {
		await this.#control.close();
	}

	#client(): ClickHouseClient {
		const { url, user, password, ca, limits } = this.#options;
		return createClient({
			url,
			username: user,
			password,
			...(ca === undefined ? {} : { tls: { ca_cert: Buffer.from(ca) } }),
			// Its log repeats SQL and what the server says about values.
			log: { level: ClickHouseLogLevel.OFF },
			request_timeout: 24 * 3_600_000,
			clickhouse_settings: {
				...NO_SPILLING,
				max_memory_usage: String(limits.queryMemoryBytes),
				session_timezone: "UTC",
				log_queries: 0,
			},
		});
	}
}
