import type { CourseAttempt } from "../core/access/training/certificate.ts";
import type { Course } from "../core/access/training/course.ts";

/** A course that a workspace uploaded: its newest version. */
export interface OwnCourse {
	course: Course;
	/** When its major version was first uploaded. */
	since: string;
	addedAt: string;
	addedBy: string;
}

export interface StoredAttempt extends CourseAttempt {
	workspaceId: string;
}

/** Courses of workspaces, attempts of people, and since when people have their roles. */
export interface TrainingStore {
	/** Remembers when each major version of the product's own courses first came; later calls change nothing known. */
	noteBuiltIn(courses: readonly { id: string; major: number }[], at: string): Promise<void>;
	builtInSince(): Promise<{ id: string; major: number; since: string }[]>;

	/** Becomes the current version; what was current before is kept as replaced. @throws SegwardError `name-taken` for a version that was there. */
	addCourse(workspaceId: string, course: Course, addedBy: string, at: string): Promise<void>;
	/** False where there is none. Its versions and attempts are kept. */
	removeCourse(workspaceId: string, id: string): Promise<boolean>;
	/** The newest version that ever was, also of a removed course. */
	newestVersion(workspaceId: string, id: string): Promise<string | undefined>;
	ownCourses(workspaceId: string): Promise<OwnCourse[]>;

	/** Role → instant; what was never given is missing. */
	rolesSince(workspaceId: string, personId: string): Promise<Record<string, string>>;
	/** Ids of all who ever had a role there. */
	everybody(workspaceId: string): Promise<string[]>;

	/** @throws SegwardError `state-conflict` while the person has begun another attempt at this course there. */
	beginAttempt(workspaceId: string, attempt: CourseAttempt): Promise<void>;
	findAttempt(workspaceId: string, id: string): Promise<CourseAttempt | undefined>;
	/** Forgets an attempt that was begun and not finished. */
	dropAttempt(workspaceId: string, id: string): Promise<void>;
	/** False where it is finished already: of several callers one gets true. */
	finishAttempt(
		workspaceId: string,
		id: string,
		result: { finishedAt: string; scorePercent: number; expiresAt?: string },
	): Promise<boolean>;
	/** True for the first caller only. */
	takeReminder(
		workspaceId: string,
		personId: string,
		reminder: { courseId: string; until: string; days: number },
	): Promise<boolean>;
	/** Of one person in all workspaces, newest first. */
	attemptsOf(personId: string): Promise<StoredAttempt[]>;
}
