import { Box } from "@mantine/core";
import { shortSize } from "../../../../core/privacy/describe-size.ts";
import { type ProtectedSize, shownNumber } from "../../../../core/privacy/protected-size.ts";
import { type MaskedRegion, upsetOrder } from "./regions.ts";
import classes from "./upset-plot.module.css";

const MOST_COLUMNS = 24;
const COLUMN = 44;
const BAR_HEIGHT = 150;
const ROW = 30;
const TOP = 24;
const LABELS = 250;
const LONGEST_LABEL = 28;

interface UpsetPlotProps {
	titles: readonly string[];
	regions: readonly MaskedRegion[];
}

/** A column a region: its size as a bar with its noise as a whisker, the segments it lies in as dots. For more circles than one can draw. */
export function UpsetPlot({ titles, regions }: UpsetPlotProps) {
	const columns = upsetOrder(regions).slice(0, MOST_COLUMNS);
	const largest = Math.max(1, ...columns.map(({ size }) => highest(size)));
	const width = LABELS + columns.length * COLUMN + 8;
	const height = TOP + BAR_HEIGHT + 12 + titles.length * ROW;
	const rowY = (index: number) => TOP + BAR_HEIGHT + 12 + index * ROW + ROW / 2;
	return (
		<Box component="section" aria-label="UpSet plot" tabIndex={0} className={classes.frame}>
			<svg
				width={width}
				height={height}
				role="img"
				aria-label={`Overlap of ${titles.join(", ")}; the table has the sizes.`}
			>
				{titles.map((title, index) => (
					<g key={title}>
						{index % 2 === 0 && (
							<rect x={0} y={rowY(index) - ROW / 2} width={width} height={ROW} rx={4} className={classes.stripe} />
						)}
						<text x={LABELS - 16} y={rowY(index)} className={classes.label}>
							<title>{title}</title>
							{title.length > LONGEST_LABEL ? `${title.slice(0, LONGEST_LABEL - 1)}…` : title}
						</text>
					</g>
				))}
				{columns.map(({ mask, size }, column) => {
					const x = LABELS + column * COLUMN + COLUMN / 2;
					const bar = barOf(size, largest);
					const noise = size.kind === "about" ? (BAR_HEIGHT * size.plusMinus) / largest : 0;
					const members = titles.flatMap((_, index) => ((mask & (1 << index)) !== 0 ? [index] : []));
					return (
						<g key={mask}>
							<rect x={x - 12} y={TOP + BAR_HEIGHT - bar} width={24} height={bar} rx={3} className={classes.bar} />
							{noise > 0 && (
								<line
									x1={x}
									x2={x}
									y1={TOP + BAR_HEIGHT - bar - noise}
									y2={TOP + BAR_HEIGHT - Math.max(0, bar - noise)}
									className={classes.noise}
								/>
							)}
							<text x={x} y={TOP + BAR_HEIGHT - bar - noise - 6} className={classes.size}>
								{shortSize(size)}
							</text>
							<line
								x1={x}
								x2={x}
								y1={rowY(members[0] ?? 0)}
								y2={rowY(members.at(-1) ?? 0)}
								className={classes.connection}
							/>
							{titles.map((title, index) => (
								<circle
									key={title}
									cx={x}
									cy={rowY(index)}
									r={6}
									className={members.includes(index) ? classes.member : classes.other}
								/>
							))}
						</g>
					);
				})}
			</svg>
		</Box>
	);
}

/** With the noise that may be in it. */
function highest(size: ProtectedSize): number {
	return (shownNumber(size) ?? 0) + (size.kind === "about" ? size.plusMinus : 0);
}

function barOf(size: ProtectedSize, largest: number): number {
	const shown = shownNumber(size);
	return shown === undefined ? 0 : Math.max(2, (BAR_HEIGHT * shown) / largest);
}
