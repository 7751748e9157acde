import { describe, expect, test } from "vitest";
import { currentUntilMs, type Pass, type RequiredCourse, standingIn } from "./standing.ts";

const DAY_MS = 86_400_000;
const START_MS = Date.parse("2026-06-01T00:00:00Z");
const day = (days: number) => START_MS + days * DAY_MS;

const gate: RequiredCourse = {
	id: "basics",
	version: "1.0",
	roles: "all",
	gate: true,
	graceDays: 30,
	sinceMs: day(0),
};
const other: RequiredCourse = { ...gate, id: "sharing", roles: ["marketer"], gate: false };
const passOf = (courseId: string, version: string, expiresMs: number): Pass => ({ courseId, version, expiresMs });
const since = { marketer: day(10), viewer: day(10) };

describe("a gate", () => {
	test("is overdue at once for whoever comes after it", () => {
		expect(standingIn(gate, ["viewer"], since, [], day(10))).toEqual({ courseId: "basics", state: "overdue" });
	});

	test("lets those go on for the days of grace whom it finds at work", () => {
		const late = { ...gate, sinceMs: day(20) };
		expect(standingIn(late, ["viewer"], since, [], day(20))).toMatchObject({ state: "due", untilMs: day(50) });
		expect(standingIn(late, ["viewer"], since, [], day(50))).toMatchObject({ state: "overdue" });
	});

	test("is passed until the pass expires, to the millisecond", () => {
		const passes = [passOf("basics", "1.0", day(375))];
		expect(standingIn(gate, ["viewer"], since, passes, day(375) - 1)).toEqual({
			courseId: "basics",
			state: "passed",
			untilMs: day(375),
		});
		expect(standingIn(gate, ["viewer"], since, passes, day(375))).toMatchObject({ state: "overdue" });
	});

	test("wants a new major version passed again, within the days of grace; a minor one not", () => {
		const passes = [passOf("basics", "1.3", day(375))];
		expect(standingIn({ ...gate, version: "1.4" }, ["viewer"], since, passes, day(40))).toMatchObject({
			state: "passed",
		});
		const major = { ...gate, version: "2.0", sinceMs: day(40) };
		expect(standingIn(major, ["viewer"], since, passes, day(41))).toMatchObject({ state: "due", untilMs: day(70) });
		expect(standingIn(major, ["viewer"], since, passes, day(70))).toMatchObject({ state: "overdue" });
	});
});

describe("any other course", () => {
	test("is due within the days of grace from the role that asks for it, then overdue", () => {
		expect(standingIn(other, ["marketer"], since, [], day(39))).toMatchObject({ state: "due", untilMs: day(40) });
		expect(standingIn(other, ["marketer"], since, [], day(40))).toEqual({ courseId: "sharing", state: "overdue" });
	});

	test("concerns only roles that it names", () => {
		expect(standingIn(other, ["viewer"], since, [], day(10))).toBeNull();
		expect(standingIn(other, ["viewer", "marketer"], since, [], day(10))).toMatchObject({ state: "due" });
	});

	test("counts from the first of several roles that ask for it", () => {
		const both = { ...other, roles: ["marketer", "analyst"] };
		const roles = { marketer: day(30), analyst: day(5) };
		expect(standingIn(both, ["marketer", "analyst"], roles, [], day(10))).toMatchObject({ untilMs: day(35) });
	});

	test("grants no grace where nobody knows since when the role is held", () => {
		expect(standingIn(other, ["marketer"], {}, [], day(10))).toMatchObject({ state: "overdue" });
	});

	test("is not passed by a pass of another course", () => {
		expect(standingIn(other, ["marketer"], since, [passOf("basics", "1.0", day(375))], day(41))).toMatchObject({
			state: "overdue",
		});
	});
});

test("training is current until the first course needs something", () => {
	expect(currentUntilMs([])).toBe(Number.POSITIVE_INFINITY);
	expect(
		currentUntilMs([
			{ courseId: "a", state: "passed", untilMs: day(3) },
			{ courseId: "b", state: "due", untilMs: day(2) },
		]),
	).toBe(day(2));
	expect(currentUntilMs([{ courseId: "a", state: "overdue" }])).toBeLessThan(0);
});
