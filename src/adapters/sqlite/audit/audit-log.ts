import { AuditEntry, StoredAuditEntry } from "../../../core/audit/entry.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditLog, AuditQuery } from "../../../ports/audit-log.ts";
import type { AuditRow } from "./audit-file.ts";
import { WorkerChannel } from "./worker-channel.ts";

/**
 * Opens the access log in this file under this 32-byte key, or creates it.
 *
 * @throws SegwardError `key-wrong`, `data-newer`, `data-locked`, `storage-full`, `audit-unavailable`.
 */
export async function openAuditLog(path: string, key: Uint8Array): Promise<AuditLog> {
	return new SqliteAuditLog(await WorkerChannel.open({ path, key: Uint8Array.from(key) }));
}

interface Waiting {
	row: AuditRow;
	resolve(): void;
	reject(error: SegwardError): void;
}

const MOST_ENTRIES_PER_COMMIT = 4096;

class SqliteAuditLog implements AuditLog {
	readonly #channel: WorkerChannel;
	#waiting: Waiting[] = [];
	#writing: Promise<void> | undefined;
	#closed: Promise<void> | undefined;

	constructor(channel: WorkerChannel) {
		this.#channel = channel;
	}

	append(entry: AuditEntry): Promise<void> {
		if (this.#closed) return Promise.reject(new SegwardError("audit-unavailable"));
		return new Promise((resolve, reject) => {
			this.#waiting.push({ row: toRow(entry), resolve, reject });
			this.#writing ??= this.#writeAll();
		});
	}

	async list(query: AuditQuery): Promise<StoredAuditEntry[]> {
		if (this.#closed) throw new SegwardError("audit-unavailable");
		const rows = await this.#channel.request({ kind: "list", query });
		return rows.map(({ no, entry }) => StoredAuditEntry.parse({ ...JSON.parse(entry), no }));
	}

	/** Waits for the entries under way. */
	close(): Promise<void> {
		this.#closed ??= Promise.resolve(this.#writing).then(async () => {
			await this.#channel.request({ kind: "close" });
		});
		return this.#closed;
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

function toRow(entry: AuditEntry): AuditRow {
	const checked = AuditEntry.safeParse(entry);
	if (!checked.success) throw new SegwardError("audit-unavailable", { cause: checked.error });
	const { workspaceId, actor, action, decision } = checked.data;
	return { workspaceId, actor, action, decision, entry: JSON.stringify(checked.data) };
}

function endOfTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
