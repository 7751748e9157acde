import { useMemo } from "react";
import Chart from "../../../design/chart.tsx";
import { lastDays, type Spender, spendingChartOption, spendingLabel } from "./spending-chart-option.ts";

export default function SpendingChart({ spenders, nowMs }: { spenders: readonly Spender[]; nowMs: number }) {
	const option = useMemo(() => spendingChartOption(spenders, lastDays(nowMs)), [spenders, nowMs]);
	return <Chart label={spendingLabel(spenders)} option={option} height={260} />;
}
