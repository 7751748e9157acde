import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
	BarChart,
	LineChart,
	CustomChart,
	GridComponent,
	TooltipComponent,
	LegendComponent,
	DatasetComponent,
	AriaComponent,
	SVGRenderer,
]);

const INK = { light: "#172022", dark: "#e7ecec" };
const SOFT = { light: "#4d5b5e", dark: "#a4b1b3" };
const LINE = { light: "#dbe3e3", dark: "#2c3538" };
const SURFACE = { light: "#ffffff", dark: "#1e2527" };
const SERIES = {
	light: ["#0b6e6e", "#c47f0a", "#6b3fa0", "#2b6cb0", "#b42318", "#5f7a2e"],
	dark: ["#6db9b4", "#f3b33d", "#c3a5ec", "#7db8ff", "#ff8a80", "#b5d37e"],
};

/** A chart in the house colours. Tooltips are drawn, not HTML: the page's CSP forbids inline styles. */
export function createChart(element: HTMLElement, scheme: "light" | "dark"): ECharts {
	const axis = {
		axisLine: { lineStyle: { color: LINE[scheme] } },
		axisLabel: { color: SOFT[scheme] },
		splitLine: { lineStyle: { color: LINE[scheme] } },
	};
	return init(
		element,
		{
			color: SERIES[scheme],
			backgroundColor: "transparent",
			textStyle: { color: INK[scheme], fontFamily: getComputedStyle(element).fontFamily },
			categoryAxis: axis,
			valueAxis: axis,
			logAxis: axis,
			timeAxis: axis,
			legend: { textStyle: { color: INK[scheme] } },
			tooltip: {
				renderMode: "richText",
				backgroundColor: SURFACE[scheme],
				borderColor: LINE[scheme],
				textStyle: { color: INK[scheme] },
			},
		},
		{ renderer: "svg" },
	);
}
