import { describe, expect, it } from "vitest";
import type { CourseAttempt } from "../../src/core/access/training/certificate.ts";
import type { Course } from "../../src/core/access/training/course.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";
const LATER = "2026-11-24T11:00:00.000Z";

export function trainingCases(store: () => ControlStore): void {
	describe("courses", () => {
		it("of the product are known since their major version first came", async () => {
			await store().training.noteBuiltIn([{ id: "basics", major: 1 }], AT);
			await store().training.noteBuiltIn(
				[
					{ id: "basics", major: 1 },
					{ id: "basics", major: 2 },
				],
				LATER,
			);
			expect(await store().training.builtInSince()).toEqual([
				{ id: "basics", major: 1, since: AT },
				{ id: "basics", major: 2, since: LATER },
			]);
		});

		it("of a workspace have one current version, and count since the first of its major version", async () => {
			await store().training.addCourse("one", course("1.0"), "Ada", AT);
			await store().training.addCourse("one", course("1.1"), "Bea", LATER);
			expect(await store().training.ownCourses("one")).toEqual([
				{ course: course("1.1"), since: AT, addedAt: LATER, addedBy: "Bea" },
			]);
			expect(await store().training.ownCourses("two")).toEqual([]);
			await store().training.addCourse("one", course("2.0"), "Bea", LATER);
			expect(await store().training.ownCourses("one")).toMatchObject([{ since: LATER }]);
		});

		it("never take a version twice, and are remembered when removed", async () => {
			await store().training.addCourse("one", course("1.9"), "Ada", AT);
			await store().training.addCourse("one", course("1.10"), "Ada", AT);
			await expect(store().training.addCourse("one", course("1.9"), "Ada", AT)).rejects.toMatchObject({
				code: "name-taken",
			});
			expect(await store().training.ownCourses("one")).toMatchObject([{ course: { version: "1.10" } }]);
			expect(await store().training.removeCourse("two", "house-rules")).toBe(false);
			expect(await store().training.removeCourse("one", "house-rules")).toBe(true);
			expect(await store().training.removeCourse("one", "house-rules")).toBe(false);
			expect(await store().training.ownCourses("one")).toEqual([]);
			expect(await store().training.newestVersion("one", "house-rules")).toBe("1.10");
			expect(await store().training.newestVersion("two", "house-rules")).toBeUndefined();
		});
	});

	describe("attempts", () => {
		it("are begun one at a time, and finished once", async () => {
			await store().training.beginAttempt("one", attempt("a"));
			await expect(store().training.beginAttempt("one", attempt("b"))).rejects.toMatchObject({
				code: "state-conflict",
			});
			const result = { finishedAt: LATER, scorePercent: 80, expiresAt: "2027-11-24T11:00:00.000Z" };
			expect(await store().training.finishAttempt("two", "a", result)).toBe(false);
			const outcomes = await Promise.all([1, 2, 3].map(() => store().training.finishAttempt("one", "a", result)));
			expect(outcomes.filter(Boolean)).toHaveLength(1);
			expect(await store().training.findAttempt("one", "a")).toEqual({ ...attempt("a"), ...result });
			await store().training.beginAttempt("one", attempt("b"));
		});

		it("belong to a person everywhere, and to a workspace for everybody else", async () => {
			await store().training.beginAttempt("one", attempt("a"));
			await store().training.beginAttempt("two", { ...attempt("b"), startedAt: LATER });
			await store().training.beginAttempt("two", { ...attempt("c"), personId: "bea" });
			expect(await store().training.attemptsOf("ada")).toEqual([
				{ workspaceId: "two", ...attempt("b"), startedAt: LATER },
				{ workspaceId: "one", ...attempt("a") },
			]);
			expect(await store().training.findAttempt("one", "b")).toBeUndefined();
		});

		it("are dropped only while they are not finished", async () => {
			await store().training.beginAttempt("one", attempt("a"));
			await store().training.dropAttempt("two", "a");
			await store().training.finishAttempt("one", "a", { finishedAt: LATER, scorePercent: 0 });
			await store().training.dropAttempt("one", "a");
			expect(await store().training.findAttempt("one", "a")).toMatchObject({ scorePercent: 0 });
			await store().training.beginAttempt("one", attempt("b"));
			await store().training.dropAttempt("one", "b");
			expect(await store().training.findAttempt("one", "b")).toBeUndefined();
		});
	});
}

function attempt(id: string): CourseAttempt {
	return {
		...{ id, personId: "ada", personName: "Ada", courseId: "basics", courseTitle: "Basics", version: "1.0" },
		startedAt: AT,
	};
}

function course(version: string): Course {
	return {
		...{ id: "house-rules", title: "House rules", summary: "Ours.", version, minutes: 2, roles: "all", gate: false },
		...{ graceDays: 30, validDays: 365, passPercent: 80, attemptsPerDay: 5 },
		blocks: [{ kind: "paragraph", runs: [{ text: "Close the door." }] }],
		questions: [
			{
				text: "And the window?",
				answers: [
					{ text: "Too", right: true, explanation: "Both." },
					{ text: "No", right: false, explanation: "Both." },
				],
			},
		],
	};
}
