import type { Field } from "../../core/catalogue/field.ts";
import type {
	CustomerData,
	DataVersion,
	FieldStatistics,
	ImportStage,
	QuarantinedRow,
	StageRequest,
} from "../../ports/customer-data.ts";
import type { Buckets } from "../../ports/field-insight.ts";
import { customerEvents } from "./customer-events.ts";
import { customerRows, findByBlindIndex, identities, quarantinedRows, vaultRows } from "./customer-reads.ts";
import type { EnginePool } from "./engine-pool.ts";
import { eventSummaries, newestEventDay } from "./event-summaries.ts";
import { FieldColumnInsight } from "./field-insight.ts";
import { fieldStatistics } from "./field-statistics.ts";
import { ClickHouseImportStage } from "./import-stage.ts";
import { KnownIdentities } from "./known-identities.ts";
import type { TableLeases } from "./table-leases.ts";
import { databaseName, qualified, quarantineTable } from "./tables.ts";

/** Tables that belong to a workspace but to no data version, such as those of memberships. */
export type EnsureTables = (workspaceId: string) => Promise<void>;

/** What garbage collection judges; every other table of the database is someone else's. */
const VERSIONED = /^(customers|events|vault|blind)_v\d+$/;
const STAGED = /^stage_\d+_/;
const QUARANTINE = /^quarantine_(\d+)$/;

export class ClickHouseCustomerData implements CustomerData {
	readonly #pool: EnginePool;
	readonly #leases: TableLeases;
	readonly #ensureTables: EnsureTables;
	readonly #known: KnownIdentities;
	/** The stage of the running or last import of each workspace: holds its tables until a version names them. */
	readonly #stages = new Map<string, { stage: ClickHouseImportStage; version: number }>();

	constructor(pool: EnginePool, leases: TableLeases, ensureTables: EnsureTables) {
		this.#pool = pool;
		this.#leases = leases;
		this.#ensureTables = ensureTables;
		this.#known = new KnownIdentities(pool);
	}

	async createWorkspace(workspaceId: string): Promise<void> {
		await this.#pool.command(`CREATE DATABASE IF NOT EXISTS ${databaseName(workspaceId)}`, {}, { lane: "interactive" });
		await this.#ensureTables(workspaceId);
	}

	holdVersion(workspaceId: string, version: DataVersion): () => void {
		return this.#leases.holdVersion(workspaceId, version);
	}

	async openStage(request: StageRequest): Promise<ImportStage> {
		this.#stages.get(request.workspaceId)?.stage.release();
		const stage = new ClickHouseImportStage(this.#pool, this.#leases, request);
		this.#stages.set(request.workspaceId, { stage, version: request.base.version + 1 });
		return stage;
	}

	async *identities(workspaceId: string, version: DataVersion): ReturnType<CustomerData["identities"]> {
		const release = this.#leases.holdVersion(workspaceId, version);
		try {
			yield* identities(this.#pool, workspaceId, version);
		} finally {
			release();
		}
	}

	findByBlindIndex(
		workspaceId: string,
		version: DataVersion,
		fieldNo: number,
		blindIndexes: readonly Uint8Array[],
	): ReturnType<CustomerData["findByBlindIndex"]> {
		return this.#leases.whileReading(workspaceId, version, async () => {
			const { blind } = version.tables;
			const [blindIndex, ...more] = blindIndexes;
			if (blind === undefined || blindIndex === undefined || more.length > 0 || !this.#known.fits(version)) {
				return findByBlindIndex(this.#pool, workspaceId, version, fieldNo, blindIndexes);
			}
			const keys = await this.#known.find(workspaceId, blind, fieldNo, blindIndex);
			return keys.map((customerKey) => ({ blindIndex, customerKey }));
		});
	}

	vaultRows(
		workspaceId: string,
		version: DataVersion,
		customerKeys: readonly number[],
		fieldNos: readonly number[],
	): ReturnType<CustomerData["vaultRows"]> {
		return this.#leases.whileReading(workspaceId, version, () =>
			vaultRows(this.#pool, workspaceId, version, customerKeys, fieldNos),
		);
	}

	customerRows(
		workspaceId: string,
		version: DataVersion,
		customerKeys: readonly number[],
		fieldNos: readonly number[],
	): ReturnType<CustomerData["customerRows"]> {
		return this.#leases.whileReading(workspaceId, version, () =>
			customerRows(this.#pool, workspaceId, version, customerKeys, fieldNos),
		);
	}

	customerEvents(
		workspaceId: string,
		version: DataVersion,
		customerKey: number,
		fieldNos: readonly number[],
		limit: number,
	): ReturnType<CustomerData["customerEvents"]> {
		return this.#leases.whileReading(workspaceId, version, () =>
			customerEvents(this.#pool, workspaceId, version, customerKey, fieldNos, limit),
		);
	}

	statistics(workspaceId: string, version: DataVersion, fields: readonly Field[]): Promise<FieldStatistics[]> {
		return this.#leases.whileReading(workspaceId, version, () =>
			fieldStatistics(this.#pool, workspaceId, version, fields),
		);
	}

	async completeness(workspaceId: string, version: DataVersion, field: Field) {
		const nobody = { rows: 0, customers: 0 };
		const found = await this.#insight(workspaceId, version, field, (insight) => insight.completeness());
		return found ?? { all: nobody, missing: nobody };
	}

	async frequentValues(workspaceId: string, version: DataVersion, field: Field, limit: number) {
		return (await this.#insight(workspaceId, version, field, (insight) => insight.frequentValues(limit))) ?? [];
	}

	async otherValues(workspaceId: string, version: DataVersion, field: Field, values: readonly string[]) {
		const found = await this.#insight(workspaceId, version, field, (insight) => insight.otherValues(values));
		return found ?? { rows: 0, customers: 0 };
	}

	bounds(workspaceId: string, version: DataVersion, field: Field, skip: number) {
		return this.#insight(workspaceId, version, field, (insight) => insight.bounds(skip));
	}

	async spread(workspaceId: string, version: DataVersion, field: Field, edges: readonly number[]) {
		const nobody = Array.from({ length: edges.length + 1 }, () => 0);
		const found = await this.#insight(workspaceId, version, field, (insight) => insight.spread(edges));
		return found ?? { lowest: nobody, highest: nobody };
	}

	async histogram(workspaceId: string, version: DataVersion, field: Field, buckets: Buckets) {
		return (await this.#insight(workspaceId, version, field, (insight) => insight.histogram(buckets))) ?? [];
	}

	eventSummaries(workspaceId: string, version: DataVersion, fields: readonly Field[]) {
		return this.#leases.whileReading(workspaceId, version, () =>
			eventSummaries(this.#pool, workspaceId, version, fields),
		);
	}

	newestEventDay(workspaceId: string, version: DataVersion, customers: number) {
		return this.#leases.whileReading(workspaceId, version, () =>
			newestEventDay(this.#pool, workspaceId, version, customers),
		);
	}

	quarantinedRows(
		workspaceId: string,
		importNo: number,
		filter: { reason?: string; columnNo?: number; afterRowNo?: number; limit: number },
	): Promise<QuarantinedRow[]> {
		return quarantinedRows(this.#pool, workspaceId, importNo, filter);
	}

	async dropQuarantine(workspaceId: string, importNo: number): Promise<void> {
		await this.#drop(workspaceId, quarantineTable(importNo));
	}

	async collectGarbage(
		workspaceId: string,
		keep: { current: DataVersion; quarantineOf: readonly number[] },
	): Promise<void> {
		const last = this.#stages.get(workspaceId);
		if (last && keep.current.version >= last.version) {
			last.stage.release();
			this.#stages.delete(workspaceId);
		}
		const kept = new Set([...Object.values(keep.current.tables), ...keep.quarantineOf.map(quarantineTable)]);
		const rows = await this.#pool.rows(
			"SELECT name FROM system.tables WHERE database = {database:String}",
			{ database: databaseName(workspaceId) },
			{ lane: "ingest" },
		);
		for (const name of rows.map((row) => String(row.name))) {
			const judged = VERSIONED.test(name) || STAGED.test(name) || QUARANTINE.test(name);
			if (judged && !kept.has(name) && !this.#leases.isHeld(workspaceId, name)) await this.#drop(workspaceId, name);
		}
	}

	close(): Promise<void> {
		return this.#pool.close();
	}

	#insight<T>(
		workspaceId: string,
		version: DataVersion,
		field: Field,
		ask: (insight: FieldColumnInsight) => Promise<T>,
	): Promise<T | undefined> {
		return this.#leases.whileReading(workspaceId, version, async () => {
			const insight = FieldColumnInsight.of(this.#pool, workspaceId, version, field);
			return insight && ask(insight);
		});
	}

	#drop(workspaceId: string, table: string): Promise<void> {
		return this.#pool.command(`DROP TABLE IF EXISTS ${qualified(workspaceId, table)} SYNC`, {}, { lane: "ingest" });
	}
}
