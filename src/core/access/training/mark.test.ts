import { expect, test } from "vitest";
import { checkCourse } from "./check-course.ts";
import { markAttempt } from "./mark.ts";

const answers = [
	{ text: "yes", right: true, explanation: "so" },
	{ text: "no", right: false, explanation: "not so" },
];
const course = checkCourse({
	id: "a",
	title: "A",
	summary: "A course.",
	version: "1.0",
	minutes: 1,
	passPercent: 67,
	blocks: [{ kind: "paragraph", runs: [{ text: "Read." }] }],
	questions: ["1", "2", "3"].map((text) => ({ text, answers })),
});

test("right answers are counted, and two of three are not 67 per cent", () => {
	const right = [0, 1, 2].map((question) => ({ question, answer: 0 }));
	expect(markAttempt(course, right)).toEqual({ rightAnswers: 3, scorePercent: 100, passed: true });
	expect(markAttempt(course, right.slice(1))).toEqual({ rightAnswers: 2, scorePercent: 66, passed: false });
});

test("choosing every answer, one that does not exist, or a question that does not, gains nothing", () => {
	const everything = [0, 1, 2].flatMap((question) => [0, 1].map((answer) => ({ question, answer })));
	expect(markAttempt(course, everything).rightAnswers).toBe(0);
	expect(
		markAttempt(course, [
			{ question: 0, answer: 7 },
			{ question: 9, answer: 0 },
		]).rightAnswers,
	).toBe(0);
	expect(markAttempt(course, [{ question: 0, answer: -1 }]).rightAnswers).toBe(0);
});

test("a course that makes no sense is refused with every place", () => {
	const broken = {
		...course,
		version: "1",
		questions: [{ text: "?", answers: [answers[1], answers[1]] }],
		script: "x",
	};
	expect(() => checkCourse(broken)).toThrow(expect.objectContaining({ code: "course-invalid" }));
	const paths = () => {
		try {
			checkCourse(broken);
		} catch (error) {
			return (error as { details: { issues: { path: string }[] } }).details.issues.map(({ path }) => path);
		}
	};
	expect(paths()).toEqual(expect.arrayContaining(["version", "questions.0.answers"]));
});

test("a text that turns the direction of reading is refused", () => {
	expect(() => checkCourse({ ...course, title: "abc\u202edef" })).toThrow(
		expect.objectContaining({ code: "course-invalid" }),
	);
});
