import { z } from "zod";
import { AuditReview, SectionTick } from "../../core/audit/review/audit-review.ts";
import { ReviewPlan, ReviewSchedule, ReviewSection, ScheduleName } from "../../core/audit/review/review-schedule.ts";
import { allOf, IdParams } from "../parts.ts";
import { route } from "../route.ts";

const review = { area: "audit", resourceKind: "AuditReview" } as const;
const schedule = { area: "audit", resourceKind: "ReviewSchedule" } as const;

const ReviewState = z.enum(["due", "overdue", "signed"]);

export const ReviewView = AuditReview.omit({ subjects: true }).extend({
	state: ReviewState,
	/** Own acts are listed in it. */
	own: z.boolean(),
	maySign: z.boolean(),
});

export const ReviewSummary = AuditReview.pick({
	id: true,
	periodStart: true,
	periodEnd: true,
	dueAt: true,
	madeBy: true,
}).extend({
	schedule: ScheduleName,
	title: z.string(),
	state: ReviewState,
	acts: z.int(),
	refused: z.int(),
	sensitiveActs: z.int(),
	/** Absent where the log is not verified with it. */
	logFaults: z.int().optional(),
	signedBy: z.string().optional(),
	signedAt: z.iso.datetime().optional(),
});

/** Regular looks at the access log: due by schedule, counted by the program, signed by people. */
export const auditReviewRoutes = {
	listAuditReviews: route({
		...review,
		method: "GET",
		path: "/audit/reviews",
		summary: "List reviews of the access log: due, overdue and signed, the newest periods first",
		action: "audit-review:list",
		response: allOf(ReviewSummary),
		mutates: false,
		success: 200,
	}),
	showAuditReview: route({
		...review,
		resourceParam: "id",
		method: "GET",
		path: "/audit/reviews/:id",
		summary: "Show a review with its digest, compared with the period before",
		action: "audit-review:show",
		params: IdParams,
		response: ReviewView,
		mutates: false,
		success: 200,
	}),
	startAuditReview: route({
		...review,
		method: "POST",
		path: "/audit/reviews",
		summary: "Make a review of the period that runs, up to now",
		action: "audit-review:start",
		body: z.object({ schedule: ScheduleName }),
		response: ReviewView,
		mutates: true,
		success: 201,
		example: { schedule: "weekly-access-log" },
	}),
	signAuditReview: route({
		...review,
		resourceParam: "id",
		method: "POST",
		path: "/audit/reviews/:id/signature",
		summary: "Sign a review, once and for good",
		description:
			"Every section of the schedule is ticked. Nobody signs a review that lists their own acts, unless nobody else could. Needs a fresh second factor.",
		action: "audit-review:sign",
		params: IdParams,
		body: z.object({
			note: z.string().trim().min(1).max(4000),
			ticks: z.array(SectionTick).min(1).max(ReviewSection.options.length),
		}),
		response: ReviewView,
		mutates: true,
		success: 200,
		example: {
			note: "Looked at all denials; Ben's belong to his new role.",
			ticks: [{ section: "denials", fine: true }],
		},
	}),
	listReviewSchedules: route({
		...schedule,
		method: "GET",
		path: "/audit/review-schedules",
		summary: "List when the access log is reviewed, and by whom",
		action: "review-schedule:list",
		response: allOf(ReviewSchedule),
		mutates: false,
		success: 200,
	}),
	putReviewSchedule: route({
		...schedule,
		resourceParam: "name",
		method: "PUT",
		path: "/audit/review-schedules/:name",
		summary: "Add or change a schedule of reviews, or pause it",
		action: "review-schedule:put",
		params: z.object({ name: ScheduleName }),
		body: z.object({ plan: ReviewPlan }),
		response: ReviewSchedule,
		mutates: true,
		success: 200,
		example: {
			plan: { title: "Monthly access review", cadence: "monthly", dueDays: 5, reviewer: { role: "security-auditor" } },
		},
	}),
};
