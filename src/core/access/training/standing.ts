import type { RoleName } from "../role.ts";
import { type CourseHead, majorOf } from "./course.ts";

const DAY_MS = 86_400_000;

/** A course as it binds a workspace. */
export interface RequiredCourse extends Pick<CourseHead, "id" | "version" | "roles" | "gate" | "graceDays"> {
	/** When its major version came to the workspace. */
	sinceMs: number;
}

export interface Pass {
	courseId: string;
	version: string;
	expiresMs: number;
}

/** `due`: still to be passed, and access goes on until then; `overdue`: no customer data before it is passed. */
export type CourseState = "passed" | "due" | "overdue";

export interface Standing {
	courseId: string;
	state: CourseState;
	/** How long that holds by itself: until the pass expires, or the days of grace end; absent when overdue. */
	untilMs?: number;
}

/** What somebody was given when, in one workspace. A role given again counts from the first time. */
export type RolesSinceMs = Readonly<Record<RoleName, number>>;

/** How somebody stands with one course, or null where none of the roles asks for it. */
export function standingIn(
	course: RequiredCourse,
	roles: readonly RoleName[],
	rolesSinceMs: RolesSinceMs,
	passes: readonly Pass[],
	nowMs: number,
): Standing | null {
	const asking = course.roles === "all" ? roles : roles.filter((role) => course.roles.includes(role));
	if (asking.length === 0) return null;
	const courseId = course.id;
	const expiresMs = Math.max(
		...passes
			.filter((pass) => pass.courseId === courseId && majorOf(pass.version) === majorOf(course.version))
			.map((pass) => pass.expiresMs),
	);
	if (expiresMs > nowMs) return { courseId, state: "passed", untilMs: expiresMs };
	const untilMs = graceEndMs(course, asking, rolesSinceMs);
	return untilMs > nowMs ? { courseId, state: "due", untilMs } : { courseId, state: "overdue" };
}

/**
 * Grace runs from the moment when both the role and the course's major version were there. A gate grants none to whoever
 * comes after it: only those whom a new course, or a new major version, finds at work may go on for a while.
 */
function graceEndMs(course: RequiredCourse, asking: readonly RoleName[], rolesSinceMs: RolesSinceMs): number {
	const askedSinceMs = Math.min(...asking.map((role) => rolesSinceMs[role] ?? Number.NEGATIVE_INFINITY));
	if (askedSinceMs === Number.NEGATIVE_INFINITY) return askedSinceMs;
	if (course.gate && askedSinceMs >= course.sinceMs) return Number.NEGATIVE_INFINITY;
	return Math.max(askedSinceMs, course.sinceMs) + course.graceDays * DAY_MS;
}

/** Until when training is current if nothing happens; not after `nowMs` where it is not current. */
export function currentUntilMs(standings: readonly Standing[]): number {
	return Math.min(...standings.map(({ untilMs }) => untilMs ?? Number.NEGATIVE_INFINITY));
}
