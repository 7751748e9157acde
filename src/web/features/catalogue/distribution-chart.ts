import type { EChartsCoreOption } from "echarts/core";
import type { FieldDistribution } from "../../../contract/catalogue/field-insight.ts";
import type { Field } from "../../../core/catalogue/field.ts";
import { type ProtectedSize, shownNumber } from "../../../core/privacy/protected-size.ts";
import { formatNumber } from "../../design/format.ts";

/** One bar: a value, or a range of values. */
export interface DistributionBar {
	label: string;
	size: ProtectedSize;
	/** 0 to 1 of all; absent where either size is hidden. */
	share?: number;
}

/** Bars of the distribution, in the order in which they are read; empty where the shape is hidden. */
export function barsOf(distribution: FieldDistribution): DistributionBar[] {
	const { shape, values, buckets, total } = distribution;
	const withShare = (label: string, size: ProtectedSize): DistributionBar => ({
		label,
		size,
		...shareOf(size, total),
	});
	if (shape === "values") return values.map(({ value, size }) => withShare(value, size));
	if (shape === "buckets") return buckets.map(({ from, to, size }) => withShare(rangeWords(from, to), size));
	return [];
}

function shareOf(size: ProtectedSize, total: ProtectedSize): { share?: number } {
	const [some, all] = [shownNumber(size), shownNumber(total)];
	return some === undefined || !all ? {} : { share: Math.min(1, some / all) };
}

function rangeWords(from: string | undefined, to: string | undefined): string {
	if (from === undefined) return to === undefined ? "all" : `below ${readable(to)}`;
	if (to === undefined) return `${readable(from)} and more`;
	return `${readable(from)} – ${readable(to)}`;
}

/** Numbers with separators; days and anything else as they are. */
function readable(bound: string): string {
	if (!/^-?\d+(\.\d+)?$/.test(bound)) return bound;
	return Number(bound).toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

const LONGEST_LABEL = 26;

/** Horizontal bars for values, whose names are long; columns for ranges, which have an order. Hidden sizes have no bar. */
export function chartOption(distribution: FieldDistribution): EChartsCoreOption {
	const bars = barsOf(distribution);
	const lying = distribution.shape === "values";
	const category = {
		type: "category",
		data: bars.map(({ label }) => label),
		inverse: lying,
		axisTick: { show: false },
		axisLabel: lying
			? { formatter: shortened }
			: { rotate: bars.length > 6 ? 40 : 0, hideOverlap: true, formatter: shortened },
	};
	const amount = { type: "value", minInterval: 1, splitNumber: 4, axisLabel: { formatter: formatAxis } };
	return {
		grid: { left: 8, right: 24, top: 12, bottom: 8, containLabel: true },
		tooltip: {
			trigger: "axis",
			axisPointer: { type: "shadow" },
			valueFormatter: (value: unknown) => (typeof value === "number" ? formatNumber(value) : "too few to be shown"),
		},
		xAxis: lying ? amount : category,
		yAxis: lying ? category : amount,
		series: [
			{
				type: "bar",
				name: distribution.unit,
				data: bars.map(({ size }) => shownNumber(size) ?? null),
				barMaxWidth: 28,
				itemStyle: { borderRadius: lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
				animationDuration: 200,
			},
		],
	};
}

function shortened(label: string): string {
	return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}

function formatAxis(value: number): string {
	return formatNumber(value);
}

/** Pixels that the bars need. */
export function chartHeight(distribution: FieldDistribution): number {
	if (distribution.shape !== "values") return 280;
	return Math.max(120, 48 + distribution.values.length * 28);
}

/** Why a field has no distribution, as far as its kind and labels say; undefined where it may have one. */
export function hiddenReason({ kind, labels }: Pick<Field, "kind" | "labels">): string | undefined {
	if (kind === "identifier") {
		return "The values of an identifier point at single people. They are sealed in the vault and are not counted one by one.";
	}
	if (labels.includes("free-text"))
		return "Free text may hold anything about anyone, so that its values are not shown.";
	return undefined;
}
