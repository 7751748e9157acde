import { totalmem } from "node:os";
import type { CustomerData } from "../../ports/customer-data.ts";
import { ClickHouseCustomerData, type EnsureTables } from "./clickhouse-customer-data.ts";
import type { Database } from "./database.ts";
import { openEmbeddedEngine } from "./embedded-engine.ts";
import type { EngineLimits } from "./engine-config.ts";
import { EnginePool } from "./engine-pool.ts";
import { openRemoteEngine, type RemoteEngineOptions } from "./remote-engine.ts";
import { TableLeases } from "./table-leases.ts";

const GIB = 1_073_741_824;

export interface ClickHouseOptions {
	/** The embedded engine in a directory of its own, or a ClickHouse server. */
	engine:
		| { kind: "embedded"; directory: string; diskKey: Uint8Array }
		| ({ kind: "remote" } & Omit<RemoteEngineOptions, "limits">);
	/** Default: 4 GiB, at most half of the machine's memory, for the engine; three quarters of that for one statement. */
	limits?: Partial<EngineLimits>;
	/** Makes the tables that other parts of this adapter keep in a new workspace. */
	ensureTables?: (database: Database) => EnsureTables;
}

export interface ClickHouse {
	readonly database: Database;
	readonly customerData: CustomerData;
	/** Readers of several statements hold the version they read, so that no import takes its tables away. */
	readonly leases: TableLeases;
	/** Waits for running statements, then closes the engine. */
	close(): Promise<void>;
}

/** @throws SegwardError `key-wrong`, `data-locked`, `engine-unavailable`; nothing was changed. */
export async function openClickHouse(options: ClickHouseOptions): Promise<ClickHouse> {
	const memoryBytes = options.limits?.memoryBytes ?? Math.min(4 * GIB, Math.floor(totalmem() / 2));
	const limits: EngineLimits = {
		memoryBytes,
		queryMemoryBytes: options.limits?.queryMemoryBytes ?? Math.floor(memoryBytes * 0.75),
	};
	const engine =
		options.engine.kind === "embedded"
			? openEmbeddedEngine({ ...options.engine, limits })
			: await openRemoteEngine({ ...options.engine, limits });
	const pool = await EnginePool.open(engine);
	const leases = new TableLeases();
	const ensureTables = options.ensureTables?.(pool) ?? (async () => undefined);
	const customerData = new ClickHouseCustomerData(pool, leases, ensureTables);
	return { database: pool, customerData, leases, close: () => pool.close() };
}
