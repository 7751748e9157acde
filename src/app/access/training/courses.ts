import { type Block, type Course, type CourseHead, isLaterVersion } from "../../../core/access/training/course.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call, UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import type { Training } from "./training.ts";

/** A course without its text and its questions. */
export interface CourseSummary extends CourseHead {
	questions: number;
	/** Of courses that the workspace uploaded itself. */
	own?: { addedAt: string; addedBy: string };
}

export interface CourseText extends CourseSummary {
	blocks: Block[];
}

/** Every course that binds somebody in this workspace. */
export function listCourses({ training }: Pick<Services, "training">): UseCase<unknown, { items: CourseSummary[] }> {
	return async ({ workspaceId }) => ({
		items: (await training.courses(workspaceId)).map(({ course, own }) => summaryOf(course, own)),
	});
}

/** What there is to read; no question and no answer is in it. @throws SegwardError `not-found`. */
export function showCourse({ training }: Pick<Services, "training">): UseCase<{ id: string }, CourseText> {
	return async ({ workspaceId }, { id }) => {
		const { course, own } = await findCourse(training, workspaceId, id);
		return { ...summaryOf(course, own), blocks: course.blocks };
	};
}

/**
 * Adds a course of the workspace's own, or a later version of one.
 *
 * @throws SegwardError `course-invalid`; `name-taken` where the id is that of a built-in course, or the version is not later.
 */
export function addCourse({
	training,
	courseReader,
	store,
	clock,
}: Pick<Services, "training" | "courseReader" | "store" | "clock">): UseCase<{ source: string }, CourseSummary> {
	return async (call, { source }) => {
		const course = await courseReader.read(source);
		call.note({ resourceId: course.id });
		if (await training.isBuiltIn(course.id)) {
			throw new SegwardError("name-taken", {
				detail: "A course of Segward itself has this id.",
				hint: "Give yours another id.",
			});
		}
		const [addedAt, addedBy] = [isoInstant(clock.now()), call.principal.name];
		await store.transaction(async (inside) => {
			const newest = await inside.training.newestVersion(call.workspaceId, course.id);
			if (newest !== undefined && !isLaterVersion(course.version, newest)) {
				throw new SegwardError("name-taken", {
					path: "version",
					detail: `Version ${newest} of this course was uploaded before.`,
					hint: "Raise the version: the minor number for corrections, the major one where everybody has to pass again.",
				});
			}
			await inside.training.addCourse(call.workspaceId, course, addedBy, addedAt);
		});
		training.changed();
		return summaryOf(course, { addedAt, addedBy });
	};
}

/** Nobody has to pass it from now on; who passed it stays known. @throws SegwardError `not-found`, also for built-in courses. */
export function removeCourse({
	training,
	store,
}: Pick<Services, "training" | "store">): UseCase<{ id: string }, { removed: true }> {
	return async (call: Call, { id }) => {
		if (!(await store.training.removeCourse(call.workspaceId, id))) {
			throw new SegwardError("not-found", { detail: "This workspace has no course of its own under this id." });
		}
		training.changed();
		return { removed: true };
	};
}

export async function findCourse(training: Training, workspaceId: string, id: string) {
	const found = (await training.courses(workspaceId)).find(({ course }) => course.id === id);
	if (found === undefined) throw new SegwardError("not-found", { hint: "See 'segward training list'." });
	return found;
}

function summaryOf({ blocks: _, questions, ...head }: Course, own?: CourseSummary["own"]): CourseSummary {
	return { ...head, questions: questions.length, ...(own === undefined ? {} : { own }) };
}
