import type { CourseAttempt } from "../../../core/access/training/certificate.ts";
import type { CourseHead } from "../../../core/access/training/course.ts";

const DAY_MS = 86_400_000;

/** How many attempts at a course remain: those finished within the last 24 hours count. */
export function attemptsLeft(
	{ id, attemptsPerDay }: Pick<CourseHead, "id" | "attemptsPerDay">,
	attempts: readonly CourseAttempt[],
	nowMs: number,
): number {
	return Math.max(0, attemptsPerDay - finishedToday(id, attempts, nowMs).length);
}

/** When there is an attempt again, where none is left. */
export function nextAttemptMs(courseId: string, attempts: readonly CourseAttempt[], nowMs: number): number {
	const times = finishedToday(courseId, attempts, nowMs).map(({ finishedAt }) => Date.parse(finishedAt ?? ""));
	return Math.min(...times) + DAY_MS;
}

function finishedToday(courseId: string, attempts: readonly CourseAttempt[], nowMs: number): CourseAttempt[] {
	return attempts.filter(
		(one) => one.courseId === courseId && one.finishedAt !== undefined && Date.parse(one.finishedAt) > nowMs - DAY_MS,
	);
}
