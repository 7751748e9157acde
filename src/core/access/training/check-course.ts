import { type ErrorIssue, SegwardError } from "../../error/segward-error.ts";
import { Course } from "./course.ts";

/** Invisible characters that make a text read otherwise than it is stored: controls and changes of direction. */
const DECEPTIVE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * A course out of what a file said, with its defaults.
 *
 * @param draft head, blocks and questions as read, unchecked.
 * @param found what the reader had to refuse.
 * @throws SegwardError `course-invalid`, with every problem and its place.
 */
export function checkCourse(draft: unknown, found: readonly ErrorIssue[] = []): Course {
	const parsed = Course.safeParse(draft);
	const shape = parsed.success
		? []
		: parsed.error.issues.map(({ path, message }) => ({ path: pathText(path), message }));
	const issues = [...found, ...shape, ...(parsed.success ? deceptiveTexts(parsed.data) : [])];
	if (parsed.success && issues.length === 0) return parsed.data;
	throw new SegwardError("course-invalid", {
		hint: "The format is described in docs/training.md; the files in training/ are examples.",
		issues,
	});
}

function deceptiveTexts(value: unknown, path: readonly PropertyKey[] = []): ErrorIssue[] {
	if (typeof value === "string") {
		return DECEPTIVE.test(value) ? [{ path: pathText(path), message: "an invisible control character" }] : [];
	}
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => deceptiveTexts(part, [...path, key]));
}

function pathText(path: readonly PropertyKey[]): string {
	return path.map(String).join(".");
}
