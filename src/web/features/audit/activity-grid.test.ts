import { expect, test } from "vitest";
import { activityGrid, busiestHour } from "./activity-grid.ts";

/** An hour by the reader's own clock. */
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

test("hours of several weeks meet by weekday and hour", () => {
	// 16 and 23 November 2026 are Mondays.
	const grid = activityGrid([
		{ at: at(16, 9), acts: 3, refused: 1 },
		{ at: at(23, 9), acts: 4, refused: 0 },
		{ at: at(22, 23), acts: 1, refused: 0 },
	]);
	expect(grid[0]?.[9]).toEqual({ acts: 7, refused: 1, level: 4 });
	expect(grid[6]?.[23]).toEqual({ acts: 1, refused: 0, level: 1 });
	expect(grid[2]?.[12]?.level).toBe(0);
	expect(busiestHour(grid)).toBe("Monday at 9:00");
});

test("nothing has no busiest hour", () => {
	expect(busiestHour(activityGrid([]))).toBeUndefined();
});
