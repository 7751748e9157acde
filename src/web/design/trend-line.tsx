import { Text } from "@mantine/core";
import { describeSize } from "../../core/privacy/describe-size.ts";
import { type ProtectedSize, shownNumber } from "../../core/privacy/protected-size.ts";

const WIDTH = 96;
const HEIGHT = 24;

/**
 * Sizes over the last refreshes, oldest first, within the band of their noise; hidden sizes are drawn as their threshold,
 * hollow.
 */
export function TrendLine({ sizes }: { sizes: readonly ProtectedSize[] }) {
	const drawn = sizes.filter(({ kind }) => kind !== "withheld");
	const last = drawn.at(-1);
	if (drawn.length < 2 || !last) {
		return (
			<Text span size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
				no trend yet
			</Text>
		);
	}
	const values = drawn.map((size) => drawnAs(size));
	const noise = drawn.map((size) => (size.kind === "about" ? size.plusMinus : 0));
	const low = Math.min(...values.map((value, index) => value - (noise[index] ?? 0)));
	const span = Math.max(...values.map((value, index) => value + (noise[index] ?? 0))) - low || 1;
	const heightOf = (value: number) => HEIGHT - 3 - ((value - low) * (HEIGHT - 6)) / span;
	const points = values.map((value, index) => ({
		x: 3 + (index * (WIDTH - 6)) / (values.length - 1),
		y: heightOf(value),
		top: heightOf(value + (noise[index] ?? 0)),
		bottom: heightOf(value - (noise[index] ?? 0)),
	}));
	const band = [
		...points.map(({ x, top }) => `${x},${top}`),
		...points.toReversed().map(({ x, bottom }) => `${x},${bottom}`),
	];
	const end = points.at(-1);
	return (
		<svg
			width={WIDTH}
			height={HEIGHT}
			role="img"
			aria-label={`Size over ${drawn.length} refreshes, now ${describeSize(last)}`}
		>
			{noise.some((one) => one > 0) && (
				<polygon points={band.join(" ")} fill="var(--segward-protected)" opacity={0.18} />
			)}
			<polyline
				points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
				fill="none"
				stroke="var(--segward-protected)"
				strokeWidth={1.75}
				strokeLinejoin="round"
			/>
			{end && (
				<circle
					cx={end.x}
					cy={end.y}
					r={2.5}
					fill={shownNumber(last) !== undefined ? "var(--segward-protected)" : "var(--segward-surface)"}
					stroke="var(--segward-protected)"
				/>
			)}
		</svg>
	);
}

function drawnAs(size: ProtectedSize): number {
	return shownNumber(size) ?? (size.kind === "below" ? size.threshold : 0);
}
