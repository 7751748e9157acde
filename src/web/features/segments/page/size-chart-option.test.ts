import { expect, test } from "vitest";
import type { ProtectedSize } from "../../../../core/privacy/protected-size.ts";
import { finishedRefreshes, hiddenSizes, type Refresh, sizeChartLabel, sizeChartOption } from "./size-chart-option.ts";

const below: ProtectedSize = { kind: "below", threshold: 20 };
const exact = (value: number): ProtectedSize => ({ kind: "exact", value });

function refresh(no: number, size: ProtectedSize, more: Partial<Refresh> = {}): Refresh {
	const asOf = `2026-11-0${no}T00:00:00.000Z`;
	return {
		no,
		segment: "readers",
		segmentVersion: 1,
		asOf,
		dataVersion: 1,
		state: "done",
		size,
		entered: below,
		left: below,
		durationMs: 5,
		startedAt: asOf,
		startedBy: "ada",
		...more,
	};
}

test("the chart shows finished refreshes only, oldest first", () => {
	const history = [refresh(3, exact(30)), refresh(2, exact(20), { state: "failed" }), refresh(1, exact(10))];
	expect(finishedRefreshes(history).map(({ no }) => no)).toEqual([1, 3]);
});

test("a hidden size is a gap and is counted; those who left are drawn below the axis", () => {
	const refreshes = [
		refresh(1, exact(40)),
		refresh(2, below),
		refresh(3, exact(90), { left: exact(25), entered: exact(75) }),
	];
	const { series } = sizeChartOption(refreshes) as { series: { data: (number | null)[] }[] };
	expect(series.map(({ data }) => data)).toEqual([
		[40, null, 90],
		[null, null, 75],
		[null, null, -25],
	]);
	expect(hiddenSizes(refreshes)).toBe(1);
});

test("the chart says in words what it shows, and nothing about hidden sizes", () => {
	expect(sizeChartLabel([refresh(1, exact(1200)), refresh(2, exact(900)), refresh(3, below)])).toContain(
		"between 900 and 1,200, last shown 900",
	);
	expect(sizeChartLabel([refresh(1, below)])).toBe("Size over 1 refreshes; every size is hidden.");
});

test("sizes with noise stand in the band of their noise, and no change is drawn that nobody counted", () => {
	const withheld: ProtectedSize = { kind: "withheld", reason: "not-published" };
	const about = (value: number): ProtectedSize => ({ kind: "about", value, plusMinus: 20 });
	const unknown = { entered: withheld, left: withheld };
	const refreshes = [refresh(1, about(100), unknown), refresh(2, withheld, unknown), refresh(3, about(130), unknown)];
	const { series } = sizeChartOption(refreshes) as { series: { data: (number | null)[] }[] };
	expect(series.map(({ data }) => data)).toEqual([
		[100, null, 130],
		[80, null, 110],
		[40, null, 40],
	]);
});
