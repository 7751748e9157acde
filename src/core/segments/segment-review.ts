import { z } from "zod";

/** One request to let a version through, and what became of it. */
export const SegmentReview = z.object({
	no: z.int().positive(),
	version: z.int().positive(),
	/** `withdrawn`: a newer version was made before anybody decided. */
	state: z.enum(["in-review", "approved", "returned", "withdrawn"]),
	requestedBy: z.string(),
	requestedById: z.string(),
	requestedAt: z.iso.datetime(),
	/** What the person who asks says about the change. */
	note: z.string(),
	decidedBy: z.string().optional(),
	decidedById: z.string().optional(),
	decidedAt: z.iso.datetime().optional(),
	reason: z.string().optional(),
	/** Approved by somebody who had a hand in it, since nobody else could. */
	selfApproved: z.boolean(),
});
export type SegmentReview = z.infer<typeof SegmentReview>;
