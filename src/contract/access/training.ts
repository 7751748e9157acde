import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { Block, CourseHead } from "../../core/access/training/course.ts";
import { allOf, NameParams, RecordId } from "../parts.ts";
import { route } from "../route.ts";

/** Largest course file, in characters. */
const MOST_CHARACTERS = 200_000;

const CourseState = z.enum(["passed", "due", "overdue"]);

export const OwnTraining = z.object({
	/** False: customer data is closed until the overdue courses are passed. */
	current: z.boolean(),
	/** When that ends if nothing is done. */
	currentUntil: z.iso.datetime().optional(),
	courses: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			summary: z.string(),
			version: z.string(),
			minutes: z.int(),
			/** Has to be passed before anything else. */
			gate: z.boolean(),
			state: CourseState,
			/** Until the pass expires, or the days of grace end; absent when overdue. */
			until: z.iso.datetime().optional(),
			certificateId: z.string().optional(),
			attemptsLeft: z.int().nonnegative(),
		}),
	),
});

export const CourseSummary = z.object({
	...CourseHead.shape,
	version: z.string(),
	questions: z.int(),
	/** Of a course that this workspace uploaded itself. */
	own: z.object({ addedAt: z.iso.datetime(), addedBy: z.string() }).optional(),
});

export const CourseText = CourseSummary.extend({ blocks: z.array(Block) });

export const BegunAttempt = z.object({
	id: z.string(),
	courseId: z.string(),
	version: z.string(),
	/** In an order of this attempt. */
	questions: z.array(
		z.object({
			no: z.int(),
			text: z.string(),
			answers: z.array(z.object({ no: z.int(), text: z.string() })),
		}),
	),
});

export const AttemptResult = z.object({
	courseId: z.string(),
	passed: z.boolean(),
	scorePercent: z.int(),
	passPercent: z.int(),
	certificateId: z.string().optional(),
	expiresAt: z.iso.datetime().optional(),
	attemptsLeft: z.int().nonnegative(),
	questions: z.array(
		z.object({
			no: z.int(),
			text: z.string(),
			right: z.boolean(),
			answers: z.array(
				z.object({
					no: z.int(),
					text: z.string(),
					chosen: z.boolean(),
					/** Known of what was chosen, and of all answers once the course is passed. */
					right: z.boolean().optional(),
					explanation: z.string().optional(),
				}),
			),
		}),
	),
});

export const Certificate = z.object({
	id: z.string(),
	personName: z.string(),
	courseId: z.string(),
	courseTitle: z.string(),
	version: z.string(),
	scorePercent: z.int(),
	issuedAt: z.iso.datetime(),
	expiresAt: z.iso.datetime(),
	/** `superseded`: a later major version of the course has to be passed. */
	validity: z.enum(["valid", "expired", "superseded"]),
});

export const ReportLine = z.object({
	personId: z.string(),
	name: z.string(),
	email: z.string(),
	roles: z.array(RoleName),
	courseId: z.string(),
	courseTitle: z.string(),
	version: z.string(),
	state: CourseState,
	until: z.iso.datetime().optional(),
	passedAt: z.iso.datetime().optional(),
	scorePercent: z.int().optional(),
});

const subject = { area: "access", resourceKind: "Course" } as const;
const oneCourse = { ...subject, resourceParam: "id", params: z.object({ id: NameParams.shape.name }) } as const;
const reads = { method: "GET", mutates: false, success: 200 } as const;

/** Privacy and security training: courses, attempts, certificates. */
export const trainingRoutes = {
	showTraining: route({
		...subject,
		...reads,
		path: "/training",
		summary: "Show your own courses and how you stand with each",
		action: "training:show",
		response: OwnTraining,
	}),
	listCourses: route({
		...subject,
		...reads,
		path: "/training/courses",
		summary: "List the courses of the workspace",
		action: "course:list",
		response: allOf(CourseSummary),
	}),
	showCourse: route({
		...oneCourse,
		...reads,
		path: "/training/courses/:id",
		summary: "Read a course, without its questions",
		action: "course:show",
		response: CourseText,
	}),
	addCourse: route({
		...subject,
		method: "POST",
		path: "/training/courses",
		summary: "Add a course of your own, or a later version of it",
		description: "The format of the file is described in docs/training.md.",
		action: "course:add",
		body: z.object({ source: z.string().min(1).max(MOST_CHARACTERS) }),
		response: CourseSummary,
		mutates: true,
		success: 201,
		example: { source: "---\nid: our-house-rules\ntitle: Our house rules\n…" },
	}),
	removeCourse: route({
		...oneCourse,
		method: "DELETE",
		path: "/training/courses/:id",
		summary: "Remove a course of your own: nobody has to pass it any more",
		action: "course:remove",
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
	beginAttempt: route({
		...oneCourse,
		method: "POST",
		path: "/training/courses/:id/attempts",
		summary: "Begin an attempt at a course, or go on with the one begun",
		description: "Gives the questions in an order of this attempt; the right answers are told when it is finished.",
		action: "course:attempt",
		response: BegunAttempt,
		mutates: true,
		success: 201,
	}),
	submitAttempt: route({
		...subject,
		resourceParam: "id",
		params: z.object({ id: RecordId }),
		method: "POST",
		path: "/training/attempts/:id",
		summary: "Finish an attempt with your answers, and have it marked",
		action: "course:answer",
		body: z.object({
			/** One a question, by the numbers of the attempt. */
			choices: z.array(z.object({ question: z.int().min(0).max(99), answer: z.int().min(0).max(99) })).max(100),
		}),
		response: AttemptResult,
		mutates: true,
		success: 200,
		example: { choices: [{ question: 0, answer: 2 }] },
	}),
	showCertificate: route({
		area: "access",
		resourceKind: "Certificate",
		...reads,
		resourceParam: "id",
		params: z.object({ id: RecordId }),
		path: "/training/certificates/:id",
		summary: "Check a certificate: who passed which course, and whether it still holds",
		action: "certificate:show",
		response: Certificate,
	}),
	trainingReport: route({
		...subject,
		...reads,
		path: "/training/report",
		summary: "Report how everybody stands with every course",
		action: "training:report",
		response: allOf(ReportLine),
	}),
};
