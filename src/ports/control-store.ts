import type { TokenRecord } from "../core/access/principal.ts";
import type { Field } from "../core/catalogue/field.ts";
import type { ImportRecord, QuarantineGroup } from "../core/intake/import-record.ts";
import type { PublishedSize } from "../core/privacy/sizes/published-size.ts";
import type { RefreshRecord, SegmentRecord, SegmentVersion } from "../core/segments/segment-record.ts";
import type { AuditReviewStore } from "./audit-reviews.ts";
import type { AuditTargetStore } from "./audit-targets.ts";
import type { BreakGlassStore } from "./break-glass.ts";
import type { DataVersion } from "./customer-data.ts";
import type { ExtractStore } from "./extract-store.ts";
import type { MaskingRuleStore } from "./masking-rule-store.ts";
import type { SegmentReviewStore } from "./segment-reviews.ts";
import type { SizeLedger } from "./size-ledger.ts";
import type { TrainingStore } from "./training-store.ts";
import type { AlertStore, WatchStore } from "./watch-store.ts";
import type { WorkspacePolicyStore } from "./workspace-policy-store.ts";

/** A page of a listing: `cursor` continues it, absent on the last page. */
export interface Page<T> {
	items: T[];
	cursor?: string;
}

export interface PageRequest {
	/** 1 to 500. */
	limit: number;
	cursor?: string;
}

/**
 * The control plane: everything but customer data. Every record belongs to a workspace.
 * Reads outside a transaction see the last commit.
 */
export interface ControlStore {
	readonly workspaces: WorkspaceStore;
	readonly dataVersions: DataVersionStore;
	readonly imports: ImportStore;
	readonly mappings: DocumentStore;
	readonly fields: FieldStore;
	readonly segments: SegmentStore;
	readonly segmentReviews: SegmentReviewStore;
	readonly breakGlass: BreakGlassStore;
	readonly auditReviews: AuditReviewStore;
	readonly refreshes: RefreshStore;
	/** Named traits: `body` is a trait document. */
	readonly traits: DocumentStore;
	readonly lists: ListStore;
	/** How a workspace is set, by name of the setting. */
	readonly settings: DocumentStore;
	/** Kept filters of the access log, by id. */
	readonly auditViews: DocumentStore;
	readonly tokens: TokenStore;
	readonly policies: WorkspacePolicyStore;
	readonly maskingRules: MaskingRuleStore;
	readonly idempotency: IdempotencyStore;
	readonly training: TrainingStore;
	readonly alerts: AlertStore;
	readonly watch: WatchStore;
	readonly auditTargets: AuditTargetStore;
	readonly sizes: SizeLedger;
	readonly extracts: ExtractStore;
	/** All or nothing; durable when it resolves. Nested calls join the outer transaction. */
	transaction<T>(work: (store: ControlStore) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

export interface WorkspaceRecord {
	/** Lower-case letters and digits, at most 20: it names the engine database. */
	id: string;
	name: string;
	createdAt: string;
	/** Nobody acts in it since. */
	archivedAt?: string;
}

export interface WorkspaceStore {
	create(workspace: WorkspaceRecord): Promise<void>;
	list(): Promise<WorkspaceRecord[]>;
	find(id: string): Promise<WorkspaceRecord | undefined>;
	rename(id: string, name: string): Promise<void>;
	/** Without an instant it is open again. */
	setArchived(id: string, at: string | undefined): Promise<void>;
}

/** Which engine tables are the truth: the one pointer that makes an import visible, atomically. */
export interface DataVersionStore {
	/** Version 0 with no tables when nothing was ever imported. */
	current(workspaceId: string): Promise<DataVersion>;
	/** @throws SegwardError `state-conflict` unless `next.version` is the current version + 1. */
	advance(workspaceId: string, next: DataVersion): Promise<void>;
}

export interface ImportStore {
	/** Takes the next number of the workspace. */
	create(workspaceId: string, record: Omit<ImportRecord, "no">): Promise<ImportRecord>;
	update(workspaceId: string, id: string, change: Partial<ImportRecord>): Promise<void>;
	find(workspaceId: string, id: string): Promise<ImportRecord | undefined>;
	/** The newest `done`, not dry-run import with this content, mapping digest, kind and mode. */
	findDone(workspaceId: string, contentDigest: string, mappingDigest: string): Promise<ImportRecord | undefined>;
	setMapping(workspaceId: string, id: string, mapping: unknown, mappingDigest: string): Promise<void>;
	mapping(workspaceId: string, id: string): Promise<unknown>;
	/**
	 * Newest first; with `state` only those in it.
	 *
	 * @throws SegwardError `request-invalid` for a cursor that no page gave.
	 */
	list(workspaceId: string, page: PageRequest & { state?: ImportRecord["state"] }): Promise<Page<ImportRecord>>;
	/** Imports left `running` by a crash. */
	running(workspaceId: string): Promise<ImportRecord[]>;
	addQuarantine(workspaceId: string, groups: readonly QuarantineGroup[]): Promise<void>;
	quarantine(workspaceId: string, importId?: string): Promise<QuarantineGroup[]>;
	/** Marks open groups of an import; `reason` and `column` narrow. Returns how many rows were concerned. */
	settleQuarantine(
		workspaceId: string,
		filter: { importId: string; reason?: string; column?: string },
		state: "replayed" | "discarded",
		note: string,
	): Promise<number>;
}

/** Named documents of one kind: mappings, traits. Writing an existing name replaces it. */
export interface DocumentStore {
	put(workspaceId: string, name: string, body: unknown, at: string): Promise<void>;
	get(workspaceId: string, name: string): Promise<unknown>;
	list(workspaceId: string): Promise<{ name: string; body: unknown; updatedAt: string }[]>;
	remove(workspaceId: string, name: string): Promise<boolean>;
}

export interface FieldStore {
	list(workspaceId: string): Promise<Field[]>;
	/** Adds or changes fields by (kind, name); a new field takes the next number, starting at 1. Returns them all, numbered. */
	put(workspaceId: string, fields: readonly Omit<Field, "no">[]): Promise<Field[]>;
}

/** Who made a version: name as it was then, and id of the person, or of a program's token. */
export interface Author {
	name: string;
	id?: string;
}

export type NewSegment = Omit<SegmentRecord, "no" | "version" | "newestVersion" | "authorId">;

export type SegmentChange = Partial<Pick<SegmentRecord, "state" | "version" | "approved" | "owner">> & {
	review?: SegmentRecord["review"] | null;
};

/** A segment but for its document. */
export type SegmentHead = Omit<SegmentRecord, "spec" | "authorId">;

export interface SegmentStore {
	/** Takes the next number; version 1. @throws SegwardError `name-taken`. */
	create(workspaceId: string, record: NewSegment, author: Author): Promise<SegmentRecord>;
	/** A new immutable version becomes the newest; it `counts` at once, or waits beside the one that does. */
	addVersion(
		workspaceId: string,
		id: string,
		version: { spec: unknown; author: Author; counts: boolean },
		at: string,
	): Promise<SegmentRecord>;
	/** `review: null` where the newest version was let through. */
	update(workspaceId: string, id: string, change: SegmentChange, at: string): Promise<void>;
	findByName(workspaceId: string, name: string): Promise<SegmentRecord | undefined>;
	list(workspaceId: string, page: PageRequest): Promise<Page<SegmentRecord>>;
	all(workspaceId: string): Promise<SegmentRecord[]>;
	/** All segments without their documents, by name. */
	heads(workspaceId: string): Promise<SegmentHead[]>;
	/** Current documents of some segments, in no order. */
	specs(workspaceId: string, segmentNos: readonly number[]): Promise<{ no: number; version: number; spec: unknown }[]>;
	versions(workspaceId: string, id: string): Promise<SegmentVersion[]>;
}

export interface RefreshStore {
	/** Takes the next refresh numbers of the workspace, one a segment, state `running`. */
	start(workspaceId: string, records: readonly Omit<RefreshRecord, "no">[]): Promise<RefreshRecord[]>;
	finish(workspaceId: string, no: number, change: Partial<RefreshRecord>): Promise<void>;
	/** Newest first. */
	history(workspaceId: string, segmentNo: number, limit: number): Promise<RefreshRecord[]>;
	/** The newest `done` refresh of each segment. */
	latestDone(workspaceId: string): Promise<RefreshRecord[]>;
	/** The newest `done` refreshes of these segments, at most `limit` of each, newest first. */
	recentDone(workspaceId: string, limit: number, segmentNos: readonly number[]): Promise<RefreshRecord[]>;
	/** Which refreshes `recentDone` would give for all segments. */
	recentDoneNos(workspaceId: string, limit: number): Promise<Pick<RefreshRecord, "segmentNo" | "no">[]>;
	/** The newest refresh of each segment where that one failed. */
	latestFailed(workspaceId: string): Promise<RefreshRecord[]>;
	running(workspaceId: string): Promise<RefreshRecord[]>;
}

export interface ListRecord {
	no: number;
	name: string;
	description: string;
	size: number;
	/** How many it was uploaded with, whether they fit somebody or not. */
	rows: number;
	/** The size as everyone may see it; absent where none was published. */
	published?: PublishedSize;
	createdAt: string;
}

/** Imported lists of customers; the members themselves are in the engine. */
export interface ListStore {
	/** The number of a list to be made; no other list ever gets it. */
	takeNo(workspaceId: string): Promise<number>;
	/** @throws SegwardError `name-taken`. */
	create(workspaceId: string, record: ListRecord): Promise<void>;
	find(workspaceId: string, name: string): Promise<ListRecord | undefined>;
	list(workspaceId: string): Promise<ListRecord[]>;
	remove(workspaceId: string, name: string): Promise<boolean>;
}

export interface TokenStore {
	create(workspaceId: string, record: TokenRecord): Promise<void>;
	/** Not of an archived workspace. */
	findByDigest(secretDigest: string): Promise<{ workspaceId: string; token: TokenRecord } | undefined>;
	list(workspaceId: string): Promise<TokenRecord[]>;
	/** Notes a use, and the network address that it came from. */
	touch(id: string, at: string, from: string): Promise<void>;
	revoke(workspaceId: string, id: string, at: string): Promise<boolean>;
}

export interface IdempotencyRecord {
	key: string;
	tokenId: string;
	/** SHA-256 over method, route and body. */
	requestDigest: string;
	status: number;
	body: string;
	at: string;
}

export interface IdempotencyStore {
	find(tokenId: string, key: string): Promise<IdempotencyRecord | undefined>;
	save(record: IdempotencyRecord): Promise<void>;
	/** Forgets records older than this instant. */
	expire(before: string): Promise<void>;
}
