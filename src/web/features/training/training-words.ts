import type { ResultOf } from "../../../contract/routes.ts";

export type OwnCourse = ResultOf<"showTraining">["courses"][number];
export type CourseState = OwnCourse["state"];

export const STATE_WORDS: Readonly<Record<CourseState, { word: string; color: string }>> = {
	passed: { word: "passed", color: "ward" },
	due: { word: "due", color: "yellow" },
	overdue: { word: "to be passed", color: "red" },
};

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

/** A day in the reader's own time zone. */
export function formatDay(iso: string): string {
	return day.format(new Date(iso));
}

/** What the state of a course means for its reader, in one sentence. */
export function stateSentence({ state, until, gate }: Pick<OwnCourse, "state" | "until" | "gate">): string {
	if (state === "passed") return until ? `Passed; holds until ${formatDay(until)}.` : "Passed.";
	if (state === "due") return until ? `Pass it by ${formatDay(until)}; until then nothing changes.` : "Not passed yet.";
	return gate
		? "Opens the customer data: pass it to begin."
		: "Customer data is closed until you pass it; it opens the same moment.";
}

/** What waits first, then what was passed; within each what ends first. */
export function byUrgency(courses: readonly OwnCourse[]): OwnCourse[] {
	const order: Readonly<Record<CourseState, number>> = { overdue: 0, due: 1, passed: 2 };
	return courses.toSorted(
		(a, b) =>
			order[a.state] - order[b.state] ||
			Number(b.gate) - Number(a.gate) ||
			(a.until ?? "").localeCompare(b.until ?? ""),
	);
}
