import type { AcceptedRows, CanonicalCell } from "../../core/intake/accepted-rows.ts";
import type { ImportCounts, ImportRecord } from "../../core/intake/import-record.ts";
import type { Mapping } from "../../core/intake/mapping.ts";
import { detached } from "../../core/intake/memo.ts";
import type { RowPipeline } from "../../core/intake/pipeline.ts";
import type { RawRow } from "../../core/intake/raw-row.ts";
import type { QuarantineReason } from "../../core/intake/reasons.ts";
import type { ImportStage } from "../../ports/customer-data.ts";
import type { IdentityVault, VaultColumns } from "../../ports/identity-vault.ts";
import { BatchIds } from "./batch-ids.ts";
import { NO_ROWS } from "./create-import.ts";
import { type CustomerKeys, KeySet } from "./customer-keys.ts";
import { QuarantineTally } from "./quarantine-tally.ts";
import { VaultRows } from "./vault-rows.ts";

/** Rows that are keyed and sealed together: few enough that most of what they are made of dies young. */
const FLUSH_ROWS = 8_192;
/** A row may have a megabyte, so rows are also counted by what they hold. */
const FLUSH_CHARACTERS = 32 * 1_048_576;

const MOST_REMEMBERED_IDS = 1_000_000;

export interface ImportRunParts {
	record: ImportRecord;
	mapping: Mapping;
	pipeline: RowPipeline;
	/** Header names of the source. */
	columns: readonly string[];
	keys: CustomerKeys;
	vault: Pick<IdentityVault, "keyVersion" | "sealRow">;
	vaultColumns: VaultColumns;
	/** Absent in a dry run: everything is checked, nothing written. */
	stage?: ImportStage;
}

/** Takes raw rows to the stage or into quarantine. Every row read ends in exactly one of the two. */
export class ImportRun {
	readonly quarantine: QuarantineTally;
	/** Names of the accepted events. */
	readonly eventNames = new Set<string>();
	readonly #parts: ImportRunParts;
	readonly #isEvents: boolean;
	readonly #idColumnNo: number;
	readonly #seen = new KeySet();
	/** Customers of recent events: the same one comes many times, and hashing an id costs more than remembering it. */
	readonly #keyOf = new Map<string, number>();
	/** Raw rows of the pipeline's current batch: a row may turn out to be a duplicate only here. */
	#accepted: RawRow[] = [];
	#writing: Promise<void> = Promise.resolve();
	#rowsRead = 0;
	#rowsAccepted = 0;
	#pendingCharacters = 0;

	constructor(parts: ImportRunParts) {
		this.#parts = parts;
		this.#isEvents = parts.mapping.spec.imports === "events";
		const idColumn = parts.mapping.spec.columns.find(({ role }) => role === "external-id")?.column ?? "";
		this.#idColumnNo = parts.columns.indexOf(idColumn);
		this.quarantine = new QuarantineTally(parts.vault, parts.record.no);
	}

	get counts(): ImportCounts {
		return {
			...NO_ROWS,
			rowsRead: this.#rowsRead,
			rowsAccepted: this.#rowsAccepted + this.#parts.pipeline.size,
			rowsQuarantined: this.quarantine.rows,
			customersCreated: this.#parts.keys.created,
		};
	}

	async add(rows: readonly RawRow[]): Promise<void> {
		const { pipeline } = this.#parts;
		for (const row of rows) {
			this.#rowsRead += 1;
			const rejection = pipeline.add(row);
			if (rejection === undefined) this.#accepted.push(row);
			else this.quarantine.add(row, rejection.reason, rejection.columnNo);
			for (const cell of row.cells) if (typeof cell === "string") this.#pendingCharacters += cell.length;
			if (
				this.#pendingCharacters >= FLUSH_CHARACTERS ||
				pipeline.size >= FLUSH_ROWS ||
				this.quarantine.pending >= FLUSH_ROWS
			) {
				await this.#flush();
			}
		}
	}

	/** Writes what is left. */
	async finish(): Promise<void> {
		await this.#flush();
		await this.#writing;
	}

	async #flush(): Promise<void> {
		const rows = this.#parts.pipeline.take();
		const raw = this.#accepted;
		this.#accepted = [];
		this.#pendingCharacters = 0;
		const write = this.#isEvents ? this.#events(rows, raw) : this.#customers(rows, raw);
		// One batch is parsed while the one before is written; never more, or memory would not be bounded.
		await this.#writing;
		this.#writing = write();
		this.#writing.catch(() => undefined);
		if (!this.#parts.stage) this.quarantine.take();
	}

	#customers(rows: AcceptedRows, raw: readonly RawRow[]): () => Promise<void> {
		const { keys, vaultColumns, stage } = this.#parts;
		const ids = new BatchIds(keys, vaultColumns, rows.externalIds);
		const customerKeys: number[] = [];
		const kept: number[] = [];
		for (let at = 0; at < rows.externalIds.length; at++) {
			const key = ids.keyAt(at, true);
			if (!this.#seen.add(key)) {
				this.#setAside(raw[at], "external-id-repeated");
				continue;
			}
			customerKeys.push(key);
			kept.push(at);
		}
		this.#rowsAccepted += kept.length;
		const sealed = new VaultRows(vaultColumns);
		if (stage) {
			ids.sealInto(sealed);
			sealed.addIdentifiers(rows, kept, customerKeys, (key) => !keys.isNew(key));
		}
		const attributes = only(rows.values, kept, rows.rowNos.length);
		return async () => {
			if (!stage) return;
			if (customerKeys.length > 0) await stage.writeCustomers({ customerKeys, attributes });
			await this.#writeSealed(stage, sealed);
		};
	}

	#events(rows: AcceptedRows, raw: readonly RawRow[]): () => Promise<void> {
		const { keys, vaultColumns, stage, mapping } = this.#parts;
		const creates = mapping.spec.options?.unknownCustomers !== "quarantine";
		const keyOf = this.#keyOf;
		if (keyOf.size > MOST_REMEMBERED_IDS) keyOf.clear();
		const remembered = rows.externalIds.map((externalId) => keyOf.get(externalId));
		const unmet = [...new Set(rows.externalIds.filter((_, at) => remembered[at] === undefined))];
		const ids = new BatchIds(keys, vaultColumns, unmet);
		const met = new Map(unmet.map((externalId, at) => [externalId, ids.keyAt(at, creates)]));
		for (const [externalId, key] of met) if (key !== 0) keyOf.set(detached(externalId), key);
		const customerKeys: number[] = [];
		const kept: number[] = [];
		rows.externalIds.forEach((externalId, at) => {
			const key = remembered[at] ?? met.get(externalId) ?? 0;
			if (key === 0) {
				this.#setAside(raw[at], "customer-unknown");
				return;
			}
			customerKeys.push(key);
			kept.push(at);
			this.eventNames.add(rows.names[at] ?? "");
		});
		this.#rowsAccepted += kept.length;
		const sealed = new VaultRows(vaultColumns);
		if (stage) {
			ids.sealInto(sealed);
			// Identifiers of events belong to their customer; known customers keep what their own import says.
			const isFirst = (key: number) => rows.identifiers.length > 0 && keys.isNew(key) && this.#seen.add(key);
			const firsts = customerKeys.flatMap((key, i) => (isFirst(key) ? [i] : []));
			const pickFirst = (column: readonly number[]) => firsts.map((i) => column[i] as number);
			sealed.addIdentifiers(rows, pickFirst(kept), pickFirst(customerKeys), () => false);
		}
		const all = kept.length === rows.rowNos.length;
		const pick = <T>(column: readonly T[]): readonly T[] => (all ? column : kept.map((at) => column[at] as T));
		const created = ids.createdKeys;
		const batch = {
			customerKeys,
			names: pick(rows.names),
			timesMs: pick(rows.timesMs),
			messageHashes: vaultColumns.messageHashes(pick(rows.messageIds)),
			properties: only(rows.values, kept, rows.rowNos.length),
		};
		return async () => {
			if (!stage) return;
			if (created.length > 0) await stage.writeCustomers({ customerKeys: created, attributes: new Map() });
			if (customerKeys.length > 0) await stage.writeEvents(batch);
			await this.#writeSealed(stage, sealed);
		};
	}

	#setAside(row: RawRow | undefined, reason: QuarantineReason): void {
		if (!row) return;
		this.quarantine.add(row, reason, this.#idColumnNo);
	}

	async #writeSealed(stage: ImportStage, sealed: VaultRows): Promise<void> {
		for (const batch of sealed.batches) await stage.writeVault(batch);
		if (this.quarantine.pending > 0) await stage.writeQuarantine(this.quarantine.take());
	}
}

/** The columns with only the rows kept. */
function only(
	values: ReadonlyMap<number, CanonicalCell[]>,
	kept: readonly number[],
	rows: number,
): ReadonlyMap<number, readonly CanonicalCell[]> {
	if (kept.length === rows) return values;
	return new Map([...values].map(([fieldNo, column]) => [fieldNo, kept.map((at) => column[at] ?? null)]));
}
