import type { EChartsCoreOption } from "echarts/core";
import type { ExtractReport, RiskUtilityPoint } from "../../../../core/privacy/extract/extract-report.ts";
import { formatShare } from "../../../design/format.ts";

type Place = [lost: number, risk: number, name: string];

const place = ({ informationLoss, highestRisk }: RiskUtilityPoint, name: string): Place => [
	informationLoss,
	highestRisk,
	name,
];

/** Lost information from left to right, risk upwards: the lower left corner is where one wants to be. */
export function riskUtilityOption(
	{ curve, alternatives, utility, after }: ExtractReport,
	k: number,
): EChartsCoreOption {
	const chosen: Place = [utility.informationLoss, after.prosecutor.highest, `this extract, k ${k}`];
	return {
		grid: { left: 12, right: 24, top: 36, bottom: 28, containLabel: true },
		legend: { top: 0, icon: "circle", data: ["other k", "other ways", "this extract"] },
		tooltip: {
			trigger: "item",
			formatter: ({ value }: { value: Place }) =>
				`${value[2]}\ninformation lost ${formatShare(value[0])}\nhighest risk ${formatShare(value[1])}`,
		},
		xAxis: {
			type: "value",
			name: "information lost",
			nameLocation: "middle",
			nameGap: 26,
			scale: true,
			max: ({ max }: { max: number }) => Math.min(1, Math.ceil(max * 20) / 20),
			axisLabel: { formatter: (value: number) => formatShare(value) },
		},
		yAxis: {
			type: "log",
			name: "highest risk",
			min: 0.001,
			max: 1,
			axisLabel: { formatter: (value: number) => formatShare(value) },
		},
		series: [
			{
				name: "other k",
				type: "line",
				symbolSize: 8,
				data: curve.map((point) => place(point, `k ${point.k}`)),
				label: { show: true, position: "top", formatter: ({ value }: { value: Place }) => value[2], color: "inherit" },
				labelLayout: { hideOverlap: true },
			},
			{
				name: "other ways",
				type: "line",
				lineStyle: { opacity: 0 },
				symbol: "circle",
				symbolSize: 5,
				itemStyle: { opacity: 0.55 },
				data: alternatives.map((point) => place(point, `levels ${point.levels?.join(", ")}`)),
			},
			{
				name: "this extract",
				type: "line",
				lineStyle: { opacity: 0 },
				symbol: "diamond",
				symbolSize: 18,
				z: 5,
				data: [chosen],
			},
		],
		animationDuration: 200,
	};
}
