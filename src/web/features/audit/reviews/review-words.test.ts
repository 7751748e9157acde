import { expect, test } from "vitest";
import { changeText, periodText } from "./review-words.ts";

test("a period is named by its first and its last day", () => {
	const week = { periodStart: "2026-11-16T00:00:00.000Z", periodEnd: "2026-11-23T00:00:00.000Z" };
	expect(periodText(week)).toBe("2026-11-16 to 2026-11-22");
	expect(periodText({ ...week, periodEnd: "2026-11-17T00:00:00.000Z" })).toBe("2026-11-16");
});

test("a count is told against the period before", () => {
	expect(changeText({ count: 15, before: 3 })).toBe("+12");
	expect(changeText({ count: 0, before: 3 })).toBe("−3");
	expect(changeText({ count: 3, before: 3 })).toBe("as before");
	expect(changeText({ count: 3, before: 0 })).toBe("new");
});
