import type { ResultOf } from "../../../contract/routes.ts";

export type ActivityHours = ResultOf<"auditActivity">["items"];

export interface ActivityCell {
	acts: number;
	refused: number;
	/** 0: nothing; 4: most. */
	level: number;
}

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Hours of weeks folded into one: a row a weekday, from Monday, a cell an hour of the reader's own clock. */
export function activityGrid(hours: ActivityHours): ActivityCell[][] {
	const grid = WEEKDAYS.map(() => Array.from({ length: 24 }, () => ({ acts: 0, refused: 0, level: 0 })));
	for (const { at, acts, refused } of hours) {
		const when = new Date(at);
		const cell = grid[(when.getDay() + 6) % 7]?.[when.getHours()];
		if (cell === undefined) continue;
		cell.acts += acts;
		cell.refused += refused;
	}
	const most = Math.max(...grid.flat().map(({ acts }) => acts));
	for (const cell of grid.flat()) cell.level = cell.acts === 0 ? 0 : levelOf(cell.acts, most);
	return grid;
}

/** By the logarithm, for a nightly job would leave nothing else to see. */
function levelOf(acts: number, most: number): number {
	return most <= 1 ? 4 : 1 + Math.round((3 * Math.log(acts)) / Math.log(most));
}

/** The hour in which most happened, in words. */
export function busiestHour(grid: readonly (readonly ActivityCell[])[]): string | undefined {
	let found: { day: string; hour: number; acts: number } | undefined;
	for (const [row, cells] of grid.entries()) {
		for (const [hour, { acts }] of cells.entries()) {
			if (acts > (found?.acts ?? 0)) found = { day: WEEKDAYS[row] ?? "", hour, acts };
		}
	}
	return found && `${found.day} at ${found.hour}:00`;
}
