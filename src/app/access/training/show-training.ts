import { type CourseHead, majorOf } from "../../../core/access/training/course.ts";
import { type CourseState, currentUntilMs } from "../../../core/access/training/standing.ts";
import type { StoredAttempt } from "../../../ports/training-store.ts";
import type { UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { attemptsLeft } from "./attempts-left.ts";
import { whoseTraining } from "./whose-training.ts";

export interface OwnStanding extends Pick<CourseHead, "id" | "title" | "summary" | "version" | "minutes" | "gate"> {
	state: CourseState;
	/** Until the pass expires, or the days of grace end. */
	until?: string;
	/** Of the pass that holds. */
	certificateId?: string;
	attemptsLeft: number;
}

export interface OwnTraining {
	current: boolean;
	/** When that ends if nothing is done. */
	currentUntil?: string;
	courses: OwnStanding[];
}

/** The caller's own courses and how they stand. @throws SegwardError `not-found` for a program. */
export function showTraining({ training, clock }: Pick<Services, "training" | "clock">): UseCase<unknown, OwnTraining> {
	return async ({ principal, workspaceId }) => {
		const { personId, roles } = whoseTraining(principal);
		const { standings, attempts } = await training.of(personId, workspaceId, roles);
		const heads = new Map((await training.courses(workspaceId)).map(({ course }) => [course.id, course]));
		const nowMs = clock.now();
		const untilMs = currentUntilMs(standings);
		const courses = standings.flatMap(({ courseId, state, untilMs: stateUntilMs }): OwnStanding[] => {
			const course = heads.get(courseId);
			if (course === undefined) return [];
			const { id, title, summary, version, minutes, gate } = course;
			const pass = state === "passed" ? bestPass(attempts, course) : undefined;
			return [
				{
					...{ id, title, summary, version, minutes, gate, state },
					...(stateUntilMs === undefined ? {} : { until: isoInstant(stateUntilMs) }),
					...(pass === undefined ? {} : { certificateId: pass.id }),
					attemptsLeft: attemptsLeft(course, attempts, nowMs),
				},
			];
		});
		const current = untilMs > nowMs;
		return { current, ...(current && Number.isFinite(untilMs) ? { currentUntil: isoInstant(untilMs) } : {}), courses };
	};
}

/** The pass that holds the longest. */
export function bestPass(
	attempts: readonly StoredAttempt[],
	{ id, version }: Pick<CourseHead, "id" | "version">,
): StoredAttempt | undefined {
	return attempts
		.filter((one) => one.courseId === id && majorOf(one.version) === majorOf(version) && one.expiresAt !== undefined)
		.toSorted((a, b) => (b.expiresAt ?? "").localeCompare(a.expiresAt ?? ""))[0];
}
