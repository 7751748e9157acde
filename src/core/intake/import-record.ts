import { z } from "zod";

export const ImportKind = z.enum(["customers", "events"]);
export type ImportKind = z.infer<typeof ImportKind>;

/**
 * What happens to customers that are already known.
 * `upsert`: mapped fields of known customers take the file's value, others stay.
 * `replace`: the file becomes the whole truth; customers that it does not name keep their key and events but lose their attributes.
 */
export const ImportMode = z.enum(["upsert", "replace"]);
export type ImportMode = z.infer<typeof ImportMode>;

export const ImportState = z.enum(["waiting", "running", "done", "failed", "cancelled"]);
export type ImportState = z.infer<typeof ImportState>;

/** rowsRead = rowsAccepted + rowsQuarantined, always; rowsAccepted = created + updated + unchanged rows. */
export const ImportCounts = z.object({
	rowsRead: z.int().nonnegative(),
	rowsAccepted: z.int().nonnegative(),
	rowsQuarantined: z.int().nonnegative(),
	rowsUnchanged: z.int().nonnegative(),
	customersCreated: z.int().nonnegative(),
	customersUpdated: z.int().nonnegative(),
	eventsAdded: z.int().nonnegative(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const ImportRecord = z.object({
	id: z.string(),
	no: z.int().positive(),
	kind: ImportKind,
	mode: ImportMode,
	state: ImportState,
	/** Display name of the source, such as `customers.csv` or `stdin`. */
	source: z.string().max(255),
	/** SHA-256 of the decompressed content, hex; absent until the whole source has been read. */
	contentDigest: z.string().optional(),
	dryRun: z.boolean(),
	counts: ImportCounts,
	bytesRead: z.int().nonnegative(),
	/** Catalogue code of the error that ended a failed import, with its one-line detail. */
	errorCode: z.string().optional(),
	errorDetail: z.string().optional(),
	startedBy: z.string(),
	startedAt: z.iso.datetime(),
	finishedAt: z.iso.datetime().optional(),
	/** The import whose quarantined rows this one replays. */
	replayOf: z.string().optional(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

/**
 * An import as the caller may know of it. What it was to what was there already tells whether the file was right about
 * somebody, so that it is only for whoever may see exact sizes; how large it was, and what it was, for whoever brings data in.
 */
export const ImportView = ImportRecord.extend({
	counts: ImportCounts.partial({
		rowsUnchanged: true,
		customersCreated: true,
		customersUpdated: true,
		eventsAdded: true,
	}).optional(),
	bytesRead: ImportRecord.shape.bytesRead.optional(),
});
export type ImportView = z.infer<typeof ImportView>;

/** Quarantined rows of one import that share reason and column; `open` ones wait for a person. */
export const QuarantineGroup = z.object({
	importId: z.string(),
	reason: z.string(),
	/** Header name of the column, or "" where the whole row is at fault. */
	column: z.string(),
	rows: z.int().nonnegative(),
	state: z.enum(["open", "replayed", "discarded"]),
	/** Why it was discarded, or the import that replayed it. */
	note: z.string().optional(),
});
export type QuarantineGroup = z.infer<typeof QuarantineGroup>;
