import type { AuditReview, ReviewSignature } from "../core/audit/review/audit-review.ts";
import type { ReviewSchedule } from "../core/audit/review/review-schedule.ts";

/** Why somebody is written to about a review. */
export type ReviewReminder = "made" | "overdue";

/** Reviews of the access log of a workspace, and when they are due. */
export interface AuditReviewStore {
	/** By name. */
	schedules(workspaceId: string): Promise<ReviewSchedule[]>;
	findSchedule(workspaceId: string, name: string): Promise<ReviewSchedule | undefined>;
	/** Adds it or replaces the one of this name, whose `createdAt` stays. */
	putSchedule(workspaceId: string, schedule: ReviewSchedule): Promise<void>;
	/** @throws SegwardError `name-taken` where there is one of this id. */
	add(workspaceId: string, review: AuditReview): Promise<void>;
	find(workspaceId: string, id: string): Promise<AuditReview | undefined>;
	/** The newest periods first. */
	list(workspaceId: string, limit: number): Promise<AuditReview[]>;
	/** Those that nobody signed, the oldest first. */
	unsigned(workspaceId: string): Promise<AuditReview[]>;
	/** Of this schedule: the one that was due last, not one that somebody asked for. */
	newestDue(workspaceId: string, schedule: string): Promise<AuditReview | undefined>;
	/** False where somebody signed before. */
	sign(workspaceId: string, id: string, signature: ReviewSignature): Promise<boolean>;
	/** True for the first caller only. */
	takeReminder(workspaceId: string, id: string, reminder: ReviewReminder): Promise<boolean>;
}
