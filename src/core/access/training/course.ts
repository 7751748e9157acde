import { z } from "zod";
import { Slug } from "../../segments/slug.ts";
import { RoleName } from "../role.ts";

/** A stretch of text in one style. */
export const TextRun = z.object({
	text: z.string().min(1),
	strong: z.boolean().optional(),
	emphasis: z.boolean().optional(),
	code: z.boolean().optional(),
	/** An address that begins with `https://`. */
	href: z
		.string()
		.regex(/^https:\/\/[^\s/]/, "a link begins with https://")
		.optional(),
});
export type TextRun = z.infer<typeof TextRun>;

const Runs = z.array(TextRun).min(1);

/** One part of the reading matter. There is nothing else in a course: no HTML, no image, no script. */
export const Block = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("heading"), level: z.union([z.literal(2), z.literal(3)]), runs: Runs }),
	z.object({ kind: z.literal("paragraph"), runs: Runs }),
	z.object({ kind: z.literal("quote"), runs: Runs }),
	z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(Runs).min(1) }),
]);
export type Block = z.infer<typeof Block>;

export const Question = z.object({
	text: z.string().min(1).max(500),
	answers: z
		.array(
			z.object({
				text: z.string().min(1).max(500),
				right: z.boolean(),
				/** Why it is right or wrong. */
				explanation: z.string().min(1).max(1000),
			}),
		)
		.min(2)
		.max(6)
		.refine((answers) => answers.filter(({ right }) => right).length === 1, "a question has exactly one right answer")
		.refine(
			(answers) => new Set(answers.map(({ text }) => text)).size === answers.length,
			"the answers of a question differ from each other",
		),
});
export type Question = z.infer<typeof Question>;

/** What stands at the head of a course file. */
export const CourseHead = z.strictObject({
	id: Slug,
	title: z.string().trim().min(1).max(120),
	summary: z.string().trim().min(1).max(300),
	/** `major.minor`: after a new major version everybody has to pass again. */
	version: z.string().regex(/^[1-9]\d{0,3}\.\d{1,4}$/, "a version is major.minor, such as '1.0', in quotes"),
	/** How long reading and answering takes. */
	minutes: z.int().min(1).max(240),
	/** Who has to pass it. */
	roles: z.union([z.literal("all"), z.array(RoleName).min(1).max(50)]).default("all"),
	/** True: no customer data before it is passed. False: within `graceDays`. */
	gate: z.boolean().default(false),
	graceDays: z.int().min(0).max(365).default(30),
	/** How long a pass holds. */
	validDays: z.int().min(1).max(1095).default(365),
	/** Share of right answers that passes. */
	passPercent: z.int().min(50).max(100).default(80),
	/** Attempts within 24 hours. */
	attemptsPerDay: z.int().min(1).max(50).default(5),
});
export type CourseHead = z.infer<typeof CourseHead>;

/** A course: what to read, and the questions that show whether it was understood. */
export const Course = CourseHead.extend({
	blocks: z.array(Block).min(1).max(500),
	questions: z
		.array(Question)
		.min(1)
		.max(40)
		.refine(
			(questions) => new Set(questions.map(({ text }) => text)).size === questions.length,
			"the questions of a course differ from each other",
		),
});
export type Course = z.infer<typeof Course>;

export function majorOf(version: string): number {
	return Number.parseInt(version, 10);
}

/** Whether `next` comes after `before`; both are `major.minor`. */
export function isLaterVersion(next: string, before: string): boolean {
	const [a = 0, b = 0] = next.split(".").map(Number);
	const [c = 0, d = 0] = before.split(".").map(Number);
	return a > c || (a === c && b > d);
}
