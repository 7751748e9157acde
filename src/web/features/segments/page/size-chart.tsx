import { useMemo } from "react";
import Chart from "../../../design/chart.tsx";
import { type Refresh, sizeChartLabel, sizeChartOption } from "./size-chart-option.ts";

export default function SizeChart({ refreshes }: { refreshes: readonly Refresh[] }) {
	const option = useMemo(() => sizeChartOption(refreshes), [refreshes]);
	return <Chart label={sizeChartLabel(refreshes)} option={option} height={280} />;
}
