import { z } from "zod";
import { RoleName } from "../../access/role.ts";
import { Cadence } from "./review-period.ts";

/** What a reviewer looks at and ticks, one after the other. */
export const ReviewSection = z.enum([
	"activity",
	"denials",
	"sensitive-acts",
	"access-changes",
	"emergencies",
	"configuration-changes",
	"alerts",
	"log-verification",
]);
export type ReviewSection = z.infer<typeof ReviewSection>;

/** Which entries count; absent: all of the workspace. */
export const ReviewFilter = z.object({
	action: z.string().min(1).max(100).optional(),
	actor: z.string().min(1).max(100).optional(),
	resource: z.string().min(1).max(200).optional(),
});
export type ReviewFilter = z.infer<typeof ReviewFilter>;

/** Whoever has this role and may sign reviews, or this person alone. */
export const Reviewer = z.union([z.object({ role: RoleName }), z.object({ personId: z.string().min(1).max(64) })]);
export type Reviewer = z.infer<typeof Reviewer>;

export const ScheduleName = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "lower-case letters, digits and '-'; starts with a letter or digit; at most 40");

export const ReviewPlan = z.object({
	title: z.string().trim().min(1).max(100),
	cadence: Cadence,
	/** In which days begin and end; `UTC` or an IANA name. */
	timeZone: z.string().max(60).default("UTC"),
	/** Days after the end of a period; then a review that nobody signed is a finding. */
	dueDays: z.int().min(1).max(90).default(3),
	sections: z
		.array(ReviewSection)
		.min(1)
		.default([...ReviewSection.options]),
	filter: ReviewFilter.default({}),
	reviewer: Reviewer,
	/** Paused: no reviews are made. */
	paused: z.boolean().default(false),
});
export type ReviewPlan = z.infer<typeof ReviewPlan>;

export const ReviewSchedule = ReviewPlan.extend({ name: ScheduleName, createdAt: z.iso.datetime() });
export type ReviewSchedule = z.infer<typeof ReviewSchedule>;

/** What every workspace begins with. */
export const FIRST_SCHEDULE = {
	name: "weekly-access-log",
	title: "Weekly review of the access log",
	cadence: "weekly",
	timeZone: "UTC",
	dueDays: 3,
	sections: [...ReviewSection.options],
	filter: {},
	reviewer: { role: "security-auditor" },
	paused: false,
} satisfies Omit<ReviewSchedule, "createdAt">;
