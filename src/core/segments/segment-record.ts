import { z } from "zod";
import { PublishedSize } from "../privacy/sizes/published-size.ts";

export const SegmentState = z.enum(["draft", "in-review", "active", "suspended", "archived"]);
export type SegmentState = z.infer<typeof SegmentState>;

/** Where a version stands until it counts. */
export const ReviewStage = z.enum(["draft", "in-review", "returned"]);
export type ReviewStage = z.infer<typeof ReviewStage>;

/** A segment as the store keeps it; `spec` is a whole segment document (see segment-document.ts). */
export const SegmentRecord = z.object({
	id: z.string(),
	no: z.int().positive(),
	name: z.string(),
	state: SegmentState,
	owner: z.string(),
	/** The version that counts: what is refreshed, shown, and meant by other segments. */
	version: z.int().positive(),
	/** Greater than `version` while a change waits beside it. */
	newestVersion: z.int().positive(),
	/** A version was let through, so that every change waits beside it until it is let through too. */
	approved: z.boolean(),
	/** Where the newest version stands; absent once it was let through. */
	review: ReviewStage.optional(),
	spec: z.unknown(),
	/** Of the version that counts; see `SegmentVersion`. */
	authorId: z.string().optional(),
	createdAt: z.iso.datetime(),
	updatedAt: z.iso.datetime(),
});
export type SegmentRecord = z.infer<typeof SegmentRecord>;

export const SegmentVersion = z.object({
	version: z.int().positive(),
	spec: z.unknown(),
	author: z.string(),
	/** Of the person, or of a program's token; absent for versions older than this record of it. */
	authorId: z.string().optional(),
	createdAt: z.iso.datetime(),
});
export type SegmentVersion = z.infer<typeof SegmentVersion>;

/** One refresh of one segment: which instant, which data, how many, how long. Sizes here are exact: protect before showing. */
export const RefreshRecord = z.object({
	no: z.int().positive(),
	segmentNo: z.int().positive(),
	segmentVersion: z.int().positive(),
	asOf: z.iso.datetime(),
	dataVersion: z.int().nonnegative(),
	state: z.enum(["running", "done", "failed", "cancelled"]),
	size: z.int().nonnegative(),
	entered: z.int().nonnegative(),
	left: z.int().nonnegative(),
	durationMs: z.number().nonnegative(),
	startedAt: z.iso.datetime(),
	startedBy: z.string(),
	errorCode: z.string().optional(),
	/** The size as everyone may see it; absent where none was published. */
	published: PublishedSize.optional(),
});
export type RefreshRecord = z.infer<typeof RefreshRecord>;
