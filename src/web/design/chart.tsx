import { Box, useComputedColorScheme } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { createChart } from "./echarts.ts";

interface ChartProps {
	/** What a person who cannot see it should know. */
	label: string;
	option: EChartsCoreOption;
	height?: number;
}

/** A drawn chart in the colours of the current scheme. Load the file that uses it lazily: ECharts is large. */
export default function Chart({ label, option, height = 260 }: ChartProps) {
	const element = useRef<HTMLDivElement>(null);
	const scheme = useComputedColorScheme("light");
	useEffect(() => {
		if (!element.current) return;
		const chart = createChart(element.current, scheme);
		chart.setOption(option);
		const observer = new ResizeObserver(() => chart.resize());
		observer.observe(element.current);
		return () => {
			observer.disconnect();
			chart.dispose();
		};
	}, [option, scheme]);
	return <Box ref={element} role="img" aria-label={label} h={height} w="100%" />;
}
