import type { Cancellation } from "../core/cancellation.ts";
import type { Field } from "../core/catalogue/field.ts";
import type { ImportKind, ImportMode } from "../core/intake/import-record.ts";
import type { FieldInsight } from "./field-insight.ts";
import type { PackedBytes } from "./packed-bytes.ts";

/**
 * One immutable state of a workspace's customer data: the engine tables that make it up.
 * An import builds the tables of the next version beside the current ones (unchanged parts are hard-linked, not copied);
 * only `DataVersionStore.advance` makes them the truth. What no version names is garbage.
 */
export interface DataVersion {
	version: number;
	/** Role of a table → its name in the workspace's engine database. */
	tables: Partial<Record<EngineTable, string>>;
	/** Customers in the data, and the next customer key to hand out (keys are dense and never reused). */
	customers: number;
	events: number;
	nextCustomerKey: number;
	/** Names of the events in the data, at most 5,000; absent before the first event. */
	eventNames?: readonly string[];
	/** Numbers of fields that have a column in `customers` or `events`. */
	columns: readonly number[];
}

export type EngineTable = "customers" | "events" | "vault" | "blind";

export const EMPTY_DATA_VERSION: DataVersion = {
	version: 0,
	tables: {},
	customers: 0,
	events: 0,
	nextCustomerKey: 1,
	columns: [],
};

/** A canonical value as the engine stores it: ISO dates, plain decimals, `true`/`false`; a list for `text-list`. */
export type CanonicalValue = string | readonly string[] | null;

/** Rows by column: every array has the same length. */
export interface CustomerBatch {
	customerKeys: readonly number[];
	/** Field number → values. Fields that the batch does not name keep their value (upsert). */
	attributes: ReadonlyMap<number, readonly CanonicalValue[]>;
}

export interface EventBatch {
	customerKeys: readonly number[];
	names: readonly string[];
	/** Milliseconds since 1970-01-01T00:00:00Z. */
	timesMs: readonly number[];
	/** 64-bit keyed hash of the source's message id, as a number or decimal text; 0 where it has none. */
	messageHashes: BigUint64Array | readonly string[];
	properties: ReadonlyMap<number, readonly CanonicalValue[]>;
}

/** Identifiers of one field. */
export interface VaultBatch {
	/** 0 is the external id. */
	fieldNo: number;
	customerKeys: readonly number[];
	/** An empty one says that the customer no longer has this identifier. */
	ciphertexts: PackedBytes;
	/** 16 bytes each; zeros where the ciphertext is empty. */
	blindIndexes: Uint8Array;
	keyVersion: number;
}

export interface QuarantineBatch {
	rowNos: readonly number[];
	reasons: readonly string[];
	/** 0-based column, -1 where the whole row is at fault. Header names may hold data, so they stay out of the engine. */
	columnNos: readonly number[];
	payloads: readonly Uint8Array[];
	keyVersion: number;
}

export interface QuarantinedRow {
	rowNo: number;
	reason: string;
	columnNo: number;
	payload: Uint8Array;
	keyVersion: number;
}

export interface StageRequest {
	workspaceId: string;
	importNo: number;
	kind: ImportKind;
	mode: ImportMode;
	base: DataVersion;
	/** The whole catalogue; new fields get a column when the stage publishes. */
	fields: readonly Field[];
	signal?: Cancellation;
}

export interface PublishResult {
	next: DataVersion;
	customersCreated: number;
	/** Known customers of whom at least one value changed. */
	customersUpdated: number;
	eventsAdded: number;
	/** Staged rows that were already there, value for value. */
	rowsUnchanged: number;
}

/** An import in the making. Nothing of it is visible to anyone until the control store advances. */
export interface ImportStage {
	/** A customer can be staged once; every batch of an import fills the same fields. New customers have keys from `base.nextCustomerKey` on. */
	writeCustomers(batch: CustomerBatch): Promise<void>;
	writeEvents(batch: EventBatch): Promise<void>;
	writeVault(batch: VaultBatch): Promise<void>;
	writeQuarantine(batch: QuarantineBatch): Promise<void>;
	/**
	 * Builds the tables of version `base.version + 1`. An event already present (same message hash or, without one,
	 * same customer, name, time and properties, as many times as the file repeats it) is not added again.
	 */
	publish(nextCustomerKey: number): Promise<PublishResult>;
	/**
	 * Drops everything staged. Safe to call at any moment, more than once; after `publish` it leaves the tables of the
	 * next version to garbage collection, for they may be the truth by then.
	 */
	discard(): Promise<void>;
}

/** One thing that a customer did; properties as canonical text, by field number. */
export interface CustomerEvent {
	name: string;
	/** Milliseconds since 1970-01-01T00:00:00Z. */
	timeMs: number;
	values: Map<number, CanonicalValue>;
}

/** Per-field facts for the catalogue, measured over one data version. */
export interface FieldStatistics {
	fieldNo: number;
	withValue: number;
	total: number;
	distinctCount: number;
}

/** The customer data of all workspaces; a workspace has its own engine database. */
export interface CustomerData extends FieldInsight {
	createWorkspace(workspaceId: string): Promise<void>;
	/** Keeps the tables of a version while someone reads them, whatever is published meanwhile. Returns the release. */
	holdVersion(workspaceId: string, version: DataVersion): () => void;
	openStage(request: StageRequest): Promise<ImportStage>;
	/** All (blind index of external id, customer key) pairs in blocks: 16 bytes and one key each. */
	identities(
		workspaceId: string,
		version: DataVersion,
	): AsyncIterable<{ blindIndexes: Uint8Array; customerKeys: Uint32Array }>;
	/** Customer keys whose identifier `fieldNo` has one of these blind indexes. */
	findByBlindIndex(
		workspaceId: string,
		version: DataVersion,
		fieldNo: number,
		blindIndexes: readonly Uint8Array[],
	): Promise<{ blindIndex: Uint8Array; customerKey: number }[]>;
	/** Sealed identifiers of some customers. */
	vaultRows(
		workspaceId: string,
		version: DataVersion,
		customerKeys: readonly number[],
		fieldNos: readonly number[],
	): Promise<{ customerKey: number; fieldNo: number; ciphertext: Uint8Array; keyVersion: number }[]>;
	/** Attribute values (canonical text) of some customers. */
	customerRows(
		workspaceId: string,
		version: DataVersion,
		customerKeys: readonly number[],
		fieldNos: readonly number[],
	): Promise<{ customerKey: number; values: Map<number, CanonicalValue> }[]>;
	/** The newest events of one customer, newest first, with these properties. */
	customerEvents(
		workspaceId: string,
		version: DataVersion,
		customerKey: number,
		fieldNos: readonly number[],
		limit: number,
	): Promise<CustomerEvent[]>;
	statistics(workspaceId: string, version: DataVersion, fields: readonly Field[]): Promise<FieldStatistics[]>;
	quarantinedRows(
		workspaceId: string,
		importNo: number,
		filter: { reason?: string; columnNo?: number; afterRowNo?: number; limit: number },
	): Promise<QuarantinedRow[]>;
	dropQuarantine(workspaceId: string, importNo: number): Promise<void>;
	/** Drops every table that neither the current version nor a running reader names. Called at start and after each advance. */
	collectGarbage(workspaceId: string, keep: { current: DataVersion; quarantineOf: readonly number[] }): Promise<void>;
	close(): Promise<void>;
}
