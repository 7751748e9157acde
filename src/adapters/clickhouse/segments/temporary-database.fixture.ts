import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../database.ts";
import { openEmbeddedEngine } from "../embedded-engine.ts";
import { EnginePool } from "../engine-pool.ts";

const GIB = 2 ** 30;

/** An engine in a new temporary directory; one a process. */
export async function openTemporaryDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
	const directory = await mkdtemp(join(tmpdir(), "segward-engine-"));
	const limits = { memoryBytes: 4 * GIB, queryMemoryBytes: 2 * GIB };
	const pool = await EnginePool.open(openEmbeddedEngine({ directory, diskKey: new Uint8Array(32).fill(1), limits }));
	const close = async () => {
		await pool.close();
		await rm(directory, { recursive: true, force: true });
	};
	return { database: pool, close };
}
