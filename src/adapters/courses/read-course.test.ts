import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SegwardError } from "../../core/error/segward-error.ts";
import { builtInCourses } from "./built-in-courses.ts";
import { courseReader } from "./course-reader.ts";
import { readCourse } from "./read-course.ts";

const HEAD = '---\nid: house-rules\ntitle: House rules\nsummary: Ours.\nversion: "1.0"\nminutes: 2\n---\n';
const QUESTIONS = "\n## Questions\n\n### And the window?\n\n- [x] Too\n  > Both.\n- [ ] No\n  > Both.\n";
const reader = courseReader();

function refusals(source: string): string[] {
	try {
		readCourse(source);
		return [];
	} catch (error) {
		const { code, details } = error as SegwardError;
		expect(code).toBe("course-invalid");
		return (details.issues ?? []).map(({ path, message }) => `${path}: ${message}`);
	}
}

test("text becomes blocks and questions, with the defaults of the head", () => {
	const text = "Close **the** door, see [why](https://example.com/why).\n\n1. One\n2. Two `x`\n\n> Quoted\n> on.\n";
	expect(readCourse(HEAD + text + QUESTIONS)).toEqual({
		...{ id: "house-rules", title: "House rules", summary: "Ours.", version: "1.0", minutes: 2, roles: "all" },
		...{ gate: false, graceDays: 30, validDays: 365, passPercent: 80, attemptsPerDay: 5 },
		blocks: [
			{
				kind: "paragraph",
				runs: [
					{ text: "Close " },
					{ text: "the", strong: true },
					{ text: " door, see " },
					{ text: "why", href: "https://example.com/why" },
					{ text: "." },
				],
			},
			{ kind: "list", ordered: true, items: [[{ text: "One" }], [{ text: "Two " }, { text: "x", code: true }]] },
			{ kind: "quote", runs: [{ text: "Quoted on." }] },
		],
		questions: [
			{
				text: "And the window?",
				answers: [
					{ text: "Too", right: true, explanation: "Both." },
					{ text: "No", right: false, explanation: "Both." },
				],
			},
		],
	});
});

describe("what is not text is refused, with its line", () => {
	test.each([
		["<script>alert(1)</script>", /^line 8: HTML/],
		["Hello <img src=x onerror=alert(1)> you", /^line 8: HTML/],
		["![a](https://example.com/a.png)", /^line 8: an image/],
		["[a](javascript:alert(1))", /^line 8: a link that does not begin/],
		["[a](JaVaScRiPt:alert(1))", /^line 8: a link that does not begin/],
		["[a](data:text/html,x)", /^line 8: a link that does not begin/],
		["[a](http://example.com)", /^line 8: a link that does not begin/],
		["[a](/access/tokens)", /^line 8: a link that does not begin/],
		["<https://example.com>", undefined],
		["[a][b]\n\n[b]: javascript:alert(1)", /^line 8: a link by reference/],
		["```\ncode\n```", /^line 8: a block of code/],
		["# Another title", /^line 8: a heading other/],
		["- a\n  - b", /^line 9: lists and quotes hold text only/],
	])("%j", (text, expected) => {
		const found = refusals(`${HEAD}${text}\n${QUESTIONS}`);
		if (expected === undefined) expect(found).toEqual([]);
		else expect(found).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
	});
});

describe("a course is refused", () => {
	test.each([
		["without a head", `Text.\n${QUESTIONS}`, /^line 1: the head is missing/],
		["with a head that is no YAML", `---\nid: [\n---\nText.\n${QUESTIONS}`, /the head is not YAML/],
		["with aliases in the head", `---\na: &a [1]\nb: *a\n---\nText.\n${QUESTIONS}`, /aliases/],
		["with keys that nobody knows", HEAD.replace("minutes", "gates: true\nminutes") + QUESTIONS, /gates/],
		["without questions", `${HEAD}Text.`, /^questions/],
		["with two right answers", HEAD + QUESTIONS.replace("[ ]", "[x]"), /exactly one right answer/],
		["with an answer that is not marked", HEAD + QUESTIONS.replace("[ ] ", ""), /an answer begins with/],
		["with an answer without explanation", HEAD + QUESTIONS.replace("No\n  > Both.", "No"), /explanation/],
	])("%s", (_, source, expected) => {
		expect(refusals(source)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
	});
});

test("the courses of the product can be read; one is a short gate that everybody passes", async () => {
	const courses = await builtInCourses(reader, join(import.meta.dirname, "../../../training"));
	expect(courses.map(({ id }) => id)).toEqual([
		"customer-data-basics",
		"phishing",
		"incident-reporting",
		"privacy-law",
		"secure-sharing",
	]);
	expect(courses.filter(({ gate }) => gate)).toMatchObject([{ id: "customer-data-basics", roles: "all", minutes: 4 }]);
	for (const { questions } of courses) expect(questions.length).toBeGreaterThanOrEqual(5);
});

test("the right answer is not given away by its place", async () => {
	const courses = await builtInCourses(reader, join(import.meta.dirname, "../../../training"));
	const questions = courses.flatMap((course) => course.questions);
	const share = (of: (question: (typeof questions)[number]) => boolean) =>
		questions.filter(of).length / questions.length;
	for (const place of [0, 1, 2]) expect(share(({ answers }) => answers[place]?.right === true)).toBeLessThan(0.6);
});
