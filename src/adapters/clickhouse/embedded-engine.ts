import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ClickHouseLogLevel, createClient } from "@clickhouse/client";
import { drainPending, Session } from "chdb";
import { SegwardError } from "../../core/error/segward-error.ts";
import { ClientSession } from "./client-session.ts";
import { claimDiskKey } from "./disk-key.ts";
import { EmbeddedConnection } from "./embedded-connection.ts";
import { DISK_KEY_VARIABLE, type EngineLimits, engineConfig, usersConfig } from "./engine-config.ts";
import type { Engine, EngineSession } from "./engine-session.ts";

export interface EmbeddedEngineOptions {
	/** Directory of the engine's files; made if absent. A process can open one only. */
	directory: string;
	/** 32 bytes; never written anywhere. */
	diskKey: Uint8Array;
	limits: EngineLimits;
}

/**
 * Opens the engine inside this process, on an encrypted disk.
 * @throws SegwardError `key-wrong`, `data-locked`, `engine-unavailable`; nothing was changed.
 */
export function openEmbeddedEngine(options: EmbeddedEngineOptions): Engine {
	const directory = resolve(options.directory);
	const path = join(directory, "engine");
	const sealedDirectory = join(path, "sealed");
	mkdirSync(path, { recursive: true, mode: 0o700 });
	claimDiskKey(directory, sealedDirectory, options.diskKey);

	const usersFile = join(directory, "engine-users.xml");
	const configFile = join(directory, "engine-config.xml");
	writeFileSync(usersFile, usersConfig(options.limits), { mode: 0o600 });
	writeFileSync(configFile, engineConfig({ sealedDirectory, usersFile }, options.limits), { mode: 0o600 });

	const control = openControlSession(path, configFile, options.diskKey);
	// Pipes of a process that was killed are of no use.
	const inlets = join(directory, "inlets");
	rmSync(inlets, { recursive: true, force: true });
	mkdirSync(inlets, { mode: 0o700 });
	return new EmbeddedEngine(path, inlets, control);
}

function openControlSession(path: string, configFile: string, diskKey: Uint8Array): Session {
	process.env[DISK_KEY_VARIABLE] = Buffer.from(diskKey).toString("hex");
	try {
		return new Session(path, { connectionArgs: [`--config-file=${configFile}`] });
	} catch (cause) {
		if (heldByAnotherProcess(path)) throw new SegwardError("data-locked");
		throw new SegwardError("engine-unavailable", { detail: "The embedded query engine does not start.", cause });
	} finally {
		delete process.env[DISK_KEY_VARIABLE];
	}
}

/** The engine keeps its process id in `status` and a lock on that file. */
function heldByAnotherProcess(path: string): boolean {
	const status = join(path, "status");
	if (!existsSync(status)) return false;
	const pid = Number(/^PID: (\d+)/m.exec(readFileSync(status, "latin1"))?.[1] ?? 0);
	if (pid === 0 || pid === process.pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as { code?: string }).code === "EPERM";
	}
}

const TAG = /^[a-z0-9:-]+$/;

class EmbeddedEngine implements Engine {
	readonly #path: string;
	readonly #inlets: string;
	readonly #control: Session;
	#sessions = 0;

	/** `inlets` is a directory for pipes into the engine. */
	constructor(path: string, inlets: string, control: Session) {
		this.#path = path;
		this.#inlets = inlets;
		this.#control = control;
	}

	async connect(): Promise<EngineSession> {
		const connection = new EmbeddedConnection(this.#path, join(this.#inlets, String(++this.#sessions)));
		const client = createClient({ connection, log: { level: ClickHouseLogLevel.OFF } });
		return new ClientSession(client, (...request) => connection.insertNative(...request));
	}

	/** Synchronous on purpose: Node's worker threads may all be busy with the statements that are to be stopped. */
	async kill(tag: string): Promise<void> {
		if (!TAG.test(tag)) throw new Error("Not the tag of a statement.");
		this.#control.query(`KILL QUERY WHERE Settings['log_comment'] = '${tag}' ASYNC`);
	}

	async close(): Promise<void> {
		await drainPending();
		this.#control.close();
		await drainPending();
	}
}
