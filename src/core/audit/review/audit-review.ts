import { z } from "zod";
import { ReviewDigest } from "./review-digest.ts";
import { ReviewSchedule, ReviewSection } from "./review-schedule.ts";

/** What a reviewer says of one section. */
export const SectionTick = z.object({
	section: ReviewSection,
	/** Looked at, and nothing is wrong; otherwise the note says what is. */
	fine: z.boolean(),
	note: z.string().trim().max(2000).optional(),
});
export type SectionTick = z.infer<typeof SectionTick>;

export const ReviewSignature = z.object({
	signedBy: z.string(),
	signedById: z.string(),
	signedAt: z.iso.datetime(),
	note: z.string(),
	ticks: z.array(SectionTick),
	/** Signed by somebody whose own acts it lists, since nobody else could. */
	ownActs: z.boolean(),
});
export type ReviewSignature = z.infer<typeof ReviewSignature>;

/** One look at the access log over one period. Once signed it never changes. */
export const AuditReview = z.object({
	id: z.string(),
	/** As it was when the review was made. */
	schedule: ReviewSchedule,
	periodStart: z.iso.datetime(),
	periodEnd: z.iso.datetime(),
	madeAt: z.iso.datetime(),
	/** Who asked for it; absent where it was due. */
	madeBy: z.string().optional(),
	dueAt: z.iso.datetime(),
	digest: ReviewDigest,
	/** Ids of the people whose acts the digest lists. */
	subjects: z.array(z.string()),
	signature: ReviewSignature.optional(),
});
export type AuditReview = z.infer<typeof AuditReview>;

export type ReviewState = "due" | "overdue" | "signed";

export function reviewState(
	{ dueAt, signature }: Pick<AuditReview, "dueAt" | "signature">,
	nowMs: number,
): ReviewState {
	if (signature !== undefined) return "signed";
	return Date.parse(dueAt) < nowMs ? "overdue" : "due";
}
