import { type AuditEntry, erasedEntry, StoredAuditEntry } from "../../../core/audit/entry.ts";
import type { TileId } from "../../../core/audit/tlog/tiles.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditErasure, AuditHour, AuditLog, AuditQuery } from "../../../ports/audit-log.ts";
import type { OpenedEntry, ProvenEntry, TransparencyLog } from "../../../ports/transparency-log.ts";
import type { AuditAnswers, AuditRequest } from "./audit-messages.ts";
import { type AuditRow, auditRow } from "./audit-row.ts";
import { originOf } from "./audit-tree.ts";
import { formatVerifier, LOG_KEY, privateKeyOf, verifierOf } from "./tlog/signed-note.ts";
import { WorkerChannel } from "./worker-channel.ts";

/**
 * Opens the access log in this file, or creates it. Entries from before there was a tree are planted now.
 *
 * @throws SegwardError `key-wrong`, `data-newer`, `data-locked`, `storage-full`, `audit-unavailable`.
 */
export async function openAuditLog(path: string, keys: AuditLogKeys): Promise<AuditLog & TransparencyLog> {
	const privateKey = privateKeyOf(keys.signing);
	const verifierKey = formatVerifier(verifierOf(originOf(privateKey), privateKey, LOG_KEY));
	const data = { path, key: Uint8Array.from(keys.sealing), seed: Uint8Array.from(keys.signing) };
	return new SqliteAuditLog(await WorkerChannel.open(data), verifierKey);
}

/** Each 32 bytes. */
export interface AuditLogKeys {
	/** Seals the file. */
	sealing: Uint8Array;
	/** Seed of the Ed25519 key that signs tree heads. */
	signing: Uint8Array;
}

interface Waiting {
	row: AuditRow;
	resolve(): void;
	reject(error: SegwardError): void;
}

const MOST_ENTRIES_PER_COMMIT = 4096;

class SqliteAuditLog implements AuditLog, TransparencyLog {
	readonly verifierKey: string;
	readonly #channel: WorkerChannel;
	#waiting: Waiting[] = [];
	#writing: Promise<void> | undefined;
	#closed: Promise<void> | undefined;

	constructor(channel: WorkerChannel, verifierKey: string) {
		this.#channel = channel;
		this.verifierKey = verifierKey;
	}

	append(entry: AuditEntry): Promise<void> {
		if (this.#closed) return Promise.reject(new SegwardError("audit-unavailable"));
		return new Promise((resolve, reject) => {
			this.#waiting.push({ row: auditRow(entry), resolve, reject });
			this.#writing ??= this.#writeAll();
		});
	}

	async list(query: AuditQuery): Promise<StoredAuditEntry[]> {
		const rows = await this.#ask({ kind: "list", query });
		return rows.map(({ no, entry, at = "" }) => {
			if (entry === "") return erasedEntry({ no, at, workspaceId: query.workspaceId });
			return StoredAuditEntry.parse({ ...JSON.parse(entry), no });
		});
	}

	erase(erasure: AuditErasure, record: AuditEntry): Promise<number> {
		return this.#ask({ kind: "erase", erasure, record });
	}

	activity(workspaceId: string, from: string): Promise<AuditHour[]> {
		return this.#ask({ kind: "activity", workspaceId, from });
	}

	checkpoint(): Promise<string | undefined> {
		return this.#ask({ kind: "checkpoint" });
	}

	witnessed(): Promise<string | undefined> {
		return this.#ask({ kind: "witnessed" });
	}

	payloads(workspaceId: string, afterLeaf: number, limit: number): Promise<OpenedEntry[]> {
		return this.#ask({ kind: "payloads", workspaceId, afterLeaf, limit });
	}

	backlog(workspaceId: string, afterLeaf: number): Promise<number> {
		return this.#ask({ kind: "backlog", workspaceId, afterLeaf });
	}

	tile(id: TileId): Promise<Uint8Array | undefined> {
		return this.#ask({ kind: "tile", id });
	}

	consistency(oldSize: number, size: number): Promise<Uint8Array[]> {
		return this.#ask({ kind: "consistency", oldSize, size });
	}

	prove(workspaceId: string, no: number): Promise<ProvenEntry | undefined> {
		return this.#ask({ kind: "prove", workspaceId, no });
	}

	async keepCosigned(witness: string, note: string): Promise<void> {
		await this.#ask({ kind: "keepCosigned", witness, note });
	}

	/** Waits for the entries under way. */
	close(): Promise<void> {
		this.#closed ??= Promise.resolve(this.#writing).then(async () => {
			await this.#channel.request({ kind: "close" });
		});
		return this.#closed;
	}

	#ask<R extends AuditRequest>(request: R): Promise<AuditAnswers[R["kind"]]> {
		if (this.#closed) return Promise.reject(new SegwardError("audit-unavailable"));
		return this.#channel.request(request);
	}

	/** What arrives while one commit waits for the disk shares the next one. */
	async #writeAll(): Promise<void> {
		await endOfTurn();
		while (this.#waiting.length > 0) {
			const batch = this.#waiting.splice(0, MOST_ENTRIES_PER_COMMIT);
			try {
				await this.#channel.request({ kind: "append", rows: batch.map(({ row }) => row) });
				for (const { resolve } of batch) resolve();
			} catch (cause) {
				for (const { reject } of batch) reject(new SegwardError("audit-unavailable", { cause }));
			}
			await endOfTurn();
		}
		this.#writing = undefined;
	}
}

function endOfTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
