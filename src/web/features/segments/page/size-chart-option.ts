import type { EChartsCoreOption } from "echarts/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import { type ProtectedSize, shownNumber } from "../../../../core/privacy/protected-size.ts";
import { formatNumber } from "../../../design/format.ts";

export type Refresh = ResultOf<"segmentHistory">["items"][number];

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "2-digit", timeZone: "UTC" });

/** What can be drawn: a hidden size is a gap, never a guess. */
function drawn(size: ProtectedSize): number | null {
	return shownNumber(size) ?? null;
}

/** Finished refreshes, oldest first, as the chart shows them. */
export function finishedRefreshes(newestFirst: readonly Refresh[]): Refresh[] {
	return newestFirst.filter(({ state }) => state === "done").reverse();
}

/** How many of the sizes are hidden, for the note below the chart. */
export function hiddenSizes(refreshes: readonly Refresh[]): number {
	return refreshes.filter(({ size }) => shownNumber(size) === undefined).length;
}

/** Size as a line, entered above and left below the axis as bars; one place a refresh, in their order. */
export function sizeChartOption(refreshes: readonly Refresh[]): EChartsCoreOption {
	const sizes = refreshes.map(({ size }) => drawn(size));
	const counted = refreshes.some(({ entered }) => entered.kind !== "withheld");
	return {
		animation: false,
		grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
		legend: {
			data: ["Size", BAND, ...(counted ? ["Entered", "Left"] : [])],
			top: 0,
			left: 0,
			icon: "roundRect",
			itemWidth: 12,
			itemHeight: 8,
			itemGap: 28,
		},
		tooltip: { trigger: "axis" },
		xAxis: { type: "category", data: refreshes.map(({ asOf }) => day.format(new Date(asOf))) },
		yAxis: { type: "value", axisLabel: { formatter: (value: number) => formatNumber(value) } },
		series: [
			{
				name: "Size",
				type: "line",
				data: sizes,
				connectNulls: false,
				symbol: "circle",
				symbolSize: 6,
				lineStyle: { width: 2.5 },
				tooltip: { valueFormatter: spoken },
			},
			...noiseBand(refreshes.map(({ size }) => size)),
			...(counted ? changeBars(refreshes) : []),
		],
	};
}

/** Where the true sizes lie 95 times in 100, as an area behind the line; nothing where all are exact. */
function noiseBand(sizes: readonly ProtectedSize[]) {
	if (!sizes.some(({ kind }) => kind === "about")) return [];
	const part = { type: "line", stack: "noise", symbol: "none", silent: true, lineStyle: { width: 0 }, z: 1 } as const;
	const low = (size: ProtectedSize) => Math.max(0, (drawn(size) ?? 0) - plusMinusOf(size));
	return [
		{
			...part,
			name: "lowest",
			color: "transparent",
			data: sizes.map((size) => (drawn(size) === null ? null : low(size))),
			tooltip: { show: false },
		},
		{
			...part,
			name: BAND,
			data: sizes.map((size) => (drawn(size) === null ? null : (drawn(size) ?? 0) + plusMinusOf(size) - low(size))),
			areaStyle: { opacity: 1 },
			color: "rgba(60, 150, 145, 0.28)",
			tooltip: { show: false },
		},
	];
}

const BAND = "± of the noise";

function plusMinusOf(size: ProtectedSize): number {
	return size.kind === "about" ? size.plusMinus : 0;
}

function changeBars(refreshes: readonly Refresh[]) {
	return [
		{
			name: "Entered",
			type: "bar",
			stack: "change",
			barMaxWidth: 18,
			data: refreshes.map(({ entered }) => drawn(entered)),
			tooltip: { valueFormatter: spoken },
		},
		{
			name: "Left",
			type: "bar",
			stack: "change",
			barMaxWidth: 18,
			data: refreshes.map(({ left }) => (left.kind === "exact" ? -left.value : null)),
			tooltip: { valueFormatter: spoken },
		},
	];
}

function spoken(value: unknown): string {
	return typeof value === "number" ? formatNumber(Math.abs(value)) : "hidden";
}

/** The chart in a sentence. */
export function sizeChartLabel(refreshes: readonly Refresh[]): string {
	const known = refreshes.flatMap(({ size }) => shownNumber(size) ?? []);
	const last = known.at(-1);
	if (last === undefined) return `Size over ${refreshes.length} refreshes; every size is hidden.`;
	const range = `between ${formatNumber(Math.min(...known))} and ${formatNumber(Math.max(...known))}`;
	return `Size over ${refreshes.length} refreshes, ${range}, last shown ${formatNumber(last)}. The table below has every value.`;
}
