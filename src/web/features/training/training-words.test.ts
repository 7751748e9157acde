import { expect, test } from "vitest";
import { byUrgency, type OwnCourse, stateSentence } from "./training-words.ts";

const course = (id: string, changes: Partial<OwnCourse>): OwnCourse => ({
	...{ id, title: id, summary: "", version: "1.0", minutes: 4, gate: false, state: "passed", attemptsLeft: 5 },
	...changes,
});

test("what waits comes first, a gate before all, then what ends first", () => {
	const courses = [
		course("passed", { until: "2027-01-01T00:00:00Z" }),
		course("due-later", { state: "due", until: "2026-02-01T00:00:00Z" }),
		course("due-soon", { state: "due", until: "2026-01-01T00:00:00Z" }),
		course("overdue", { state: "overdue" }),
		course("gate", { state: "overdue", gate: true }),
	];
	expect(byUrgency(courses).map(({ id }) => id)).toEqual(["gate", "overdue", "due-soon", "due-later", "passed"]);
});

test("the sentence says what is closed and until when things hold", () => {
	expect(stateSentence({ state: "passed", until: "2027-01-05T12:00:00Z", gate: false })).toContain("5 January 2027");
	expect(stateSentence({ state: "overdue", gate: true })).toMatch(/Opens the customer data/);
	expect(stateSentence({ state: "overdue", gate: false })).toMatch(/closed until you pass it/);
});
