import { SegwardError } from "../../core/error/segward-error.ts";
import type {
	CustomerBatch,
	DataVersion,
	EngineTable,
	EventBatch,
	ImportStage,
	PublishResult,
	QuarantineBatch,
	StageRequest,
	VaultBatch,
} from "../../ports/customer-data.ts";
import type { Database } from "./database.ts";
import { KeySet } from "./key-set.ts";
import type { Publication } from "./next-table.ts";
import { publishCustomers } from "./publish-customers.ts";
import { publishEvents } from "./publish-events.ts";
import { publishIdentifiers } from "./publish-identifiers.ts";
import { StagedFacts } from "./staged-facts.ts";
import { writeCustomers, writeEvents, writeQuarantine, writeVault } from "./staged-rows.ts";
import { StagedTable } from "./staged-table.ts";
import type { TableLeases } from "./table-leases.ts";
import {
	type FieldColumn,
	fieldColumns,
	qualified,
	quarantineTable,
	stageTable,
	tableDefinition,
	versionTable,
} from "./tables.ts";

const ROLES: readonly EngineTable[] = ["customers", "events", "vault", "blind"];

interface ColumnSet {
	all: readonly FieldColumn[];
	added: readonly FieldColumn[];
}

/** The tables of one import until its version is the current one. */
export class ClickHouseImportStage implements ImportStage {
	readonly #database: Database;
	readonly #request: StageRequest;
	readonly #releases: (() => void)[];
	readonly #leases: TableLeases;
	readonly #attributes: ColumnSet;
	readonly #properties: ColumnSet;
	readonly #customers: StagedTable;
	readonly #events: StagedTable;
	readonly #vault: StagedTable;
	readonly #blind: StagedTable;
	readonly #quarantine: StagedTable;
	readonly #facts: StagedFacts;
	#state: "open" | "publishing" | "published" | "discarded" = "open";

	constructor(database: Database, leases: TableLeases, request: StageRequest) {
		this.#database = database;
		this.#leases = leases;
		this.#request = request;
		this.#facts = new StagedFacts(request.base.nextCustomerKey);
		this.#attributes = columnSet("attribute", request);
		this.#properties = columnSet("property", request);
		const staged = (role: EngineTable, columns: readonly FieldColumn[] = []): StagedTable =>
			this.#stagedTable(stageTable(request.importNo, role), tableDefinition(role, columns));
		this.#customers = staged("customers", this.#attributes.all);
		this.#events = staged("events", this.#properties.all);
		this.#vault = staged("vault");
		this.#blind = staged("blind");
		this.#quarantine = this.#stagedTable(quarantineTable(request.importNo), tableDefinition("quarantine"));
		this.#releases = [leases.holdVersion(request.workspaceId, request.base), this.#holdOwnTables()];
	}

	async writeCustomers(batch: CustomerBatch): Promise<void> {
		this.#expectOpen();
		this.#facts.addCustomers(batch);
		await writeCustomers(this.#customers, this.#attributes.all, batch);
	}

	async writeEvents(batch: EventBatch): Promise<void> {
		this.#expectOpen();
		this.#facts.addEvents(batch);
		await writeEvents(this.#events, this.#properties.all, batch);
	}

	async writeVault(batch: VaultBatch): Promise<void> {
		this.#expectOpen();
		this.#facts.addVault(batch);
		await writeVault(this.#vault, this.#blind, batch, (key) => this.#facts.isKnown(key));
	}

	async writeQuarantine(batch: QuarantineBatch): Promise<void> {
		this.#expectOpen();
		await writeQuarantine(this.#quarantine, batch);
	}

	async publish(nextCustomerKey: number): Promise<PublishResult> {
		this.#expectOpen();
		this.#state = "publishing";
		const { base, kind, mode } = this.#request;
		const staged = [this.#customers, this.#events, this.#vault, this.#blind, this.#quarantine];
		for (const table of staged) await table.finish();
		const changed = new KeySet();
		const customersMode = kind === "customers" ? mode : "upsert";
		const publication = this.#publication(nextCustomerKey);
		const customers = await this.#publishCustomers(publication, customersMode, changed);
		const identifiers = await this.#publishIdentifiers(publication, customersMode, changed);
		const replacesEvents = kind === "events" && mode === "replace";
		const events = await this.#publishEvents(publication, replacesEvents);
		await this.#dropStaged();
		this.#state = "published";
		return {
			next: {
				version: base.version + 1,
				tables: presentTables({ customers, events: events.table, ...identifiers }),
				customers: base.customers + this.#facts.customersCreated,
				events: (replacesEvents ? 0 : base.events) + events.added,
				nextCustomerKey,
				columns: this.#nextColumns(customers, events.table),
				...(base.eventNames && !replacesEvents ? { eventNames: base.eventNames } : {}),
			},
			customersCreated: this.#facts.customersCreated,
			customersUpdated: changed.size,
			eventsAdded: events.added,
			rowsUnchanged:
				kind === "customers"
					? this.#customers.rowCount - this.#facts.customersCreated - changed.size
					: this.#events.rowCount - events.added,
		};
	}

	async discard(): Promise<void> {
		if (this.#state === "discarded") return;
		const published = this.#state === "published";
		this.#state = "discarded";
		await this.#dropStaged();
		if (!published) {
			await this.#quarantine.drop();
			for (const role of ROLES) await this.#drop(versionTable(role, this.#request.base.version + 1));
		}
		this.release();
	}

	/** Lets garbage collection have what the current version does not name. */
	release(): void {
		for (const release of this.#releases) release();
	}

	#publishCustomers(
		publication: Publication,
		mode: StageRequest["mode"],
		changed: KeySet,
	): Promise<string | undefined> {
		const { filledFieldNos, knownCustomerSlices } = this.#facts;
		const written = this.#customers.rowCount > 0;
		return publishCustomers({
			...publication,
			mode,
			baseTable: this.#request.base.tables.customers,
			firstNewKey: this.#request.base.nextCustomerKey,
			columns: this.#attributes,
			staged: {
				...(written ? { table: this.#customers.name } : {}),
				filled: this.#attributes.all.filter((column) => filledFieldNos.has(column.fieldNo)),
				knownSlices: knownCustomerSlices,
			},
			changed,
		});
	}

	#publishIdentifiers(
		publication: Publication,
		mode: StageRequest["mode"],
		changed: KeySet,
	): Promise<{ vault?: string; blind?: string }> {
		const { vault, blind } = this.#request.base.tables;
		const written = this.#vault.rowCount > 0;
		return publishIdentifiers({
			...publication,
			mode,
			baseTables: { vault, blind },
			firstNewKey: this.#request.base.nextCustomerKey,
			...(written ? { staged: { vault: this.#vault.name, blind: this.#blind.name } } : {}),
			knownSlices: this.#facts.knownIdentifierSlices,
			changed,
		});
	}

	async #publishEvents(
		publication: Publication,
		replaces: boolean,
	): Promise<{ table: string | undefined; added: number }> {
		const { base } = this.#request;
		const rows = this.#events.rowCount;
		if (rows === 0) return { table: replaces ? undefined : base.tables.events, added: 0 };
		return publishEvents({
			...publication,
			baseTable: replaces ? undefined : base.tables.events,
			baseEvents: replaces ? 0 : base.events,
			columns: this.#properties,
			staged: {
				table: this.#events.name,
				rows,
				maxKey: this.#facts.maxKey,
				minTimeMs: this.#facts.minTimeMs,
				maxTimeMs: this.#facts.maxTimeMs,
				withMessageHash: this.#facts.withMessageHash,
			},
		});
	}

	#nextColumns(customers: string | undefined, events: string | undefined): number[] {
		const { base } = this.#request;
		const columns = new Set(base.columns);
		if (customers !== base.tables.customers) for (const column of this.#attributes.all) columns.add(column.fieldNo);
		if (events !== base.tables.events) for (const column of this.#properties.all) columns.add(column.fieldNo);
		return [...columns];
	}

	#publication(nextCustomerKey: number): Publication {
		const { workspaceId, importNo, base, signal } = this.#request;
		return { database: this.#database, workspaceId, importNo, nextVersion: base.version + 1, nextCustomerKey, signal };
	}

	#stagedTable(name: string, definition: string): StagedTable {
		return new StagedTable(
			this.#database,
			qualified(this.#request.workspaceId, name),
			definition,
			this.#request.signal,
		);
	}

	#holdOwnTables(): () => void {
		const { workspaceId, importNo, base } = this.#request;
		const derived = ["changed", "merged_customers", "merged_vault", "merged_blind"] as const;
		return this.#leases.hold(workspaceId, [
			...ROLES.map((role) => stageTable(importNo, role)),
			...derived.map((role) => stageTable(importNo, role)),
			...ROLES.map((role) => versionTable(role, base.version + 1)),
			quarantineTable(importNo),
		]);
	}

	async #dropStaged(): Promise<void> {
		const { importNo } = this.#request;
		for (const table of [this.#customers, this.#events, this.#vault, this.#blind]) await table.drop();
		for (const role of ["changed", "merged_customers", "merged_vault", "merged_blind"] as const) {
			await this.#drop(stageTable(importNo, role));
		}
	}

	#drop(table: string): Promise<void> {
		const name = qualified(this.#request.workspaceId, table);
		return this.#database.command(`DROP TABLE IF EXISTS ${name} SYNC`, {}, { lane: "ingest" });
	}

	#expectOpen(): void {
		if (this.#state === "open") return;
		throw new SegwardError("state-conflict", { detail: "This import can take no more rows." });
	}
}

/** Columns of the next table of a kind: those of the current one in their order, then the new fields. */
function columnSet(kind: "attribute" | "property", { base, fields }: StageRequest): ColumnSet {
	const present = new Set(base.columns);
	const addedNos = fields.map((field) => field.no).filter((no) => !present.has(no));
	const added = fieldColumns(
		kind,
		fields,
		addedNos.sort((a, b) => a - b),
	);
	return { all: [...fieldColumns(kind, fields, base.columns), ...added], added };
}

function presentTables(tables: Partial<Record<EngineTable, string | undefined>>): DataVersion["tables"] {
	return Object.fromEntries(Object.entries(tables).filter(([, name]) => name !== undefined));
}
