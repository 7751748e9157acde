import { useMemo } from "react";
import { describeSize, shortSize } from "../../../../core/privacy/describe-size.ts";
import { shownNumber } from "../../../../core/privacy/protected-size.ts";
import { drawnAreas, type MaskedRegion } from "./regions.ts";
import classes from "./venn-diagram.module.css";
import { boundsOf, labelPlaces, vennCircles } from "./venn-geometry.ts";

const WIDTH = 520;
const HEIGHT = 340;
const MARGIN = 16;
/** Pixels of room below which a number would not fit into its part. */
const LEAST_ROOM = 13;

interface VennDiagramProps {
	/** Titles of the two or three segments. */
	titles: readonly string[];
	regions: readonly MaskedRegion[];
}

/** Circles with areas after the sizes. The table beside it says the same to those who cannot see it. */
export function VennDiagram({ titles, regions }: VennDiagramProps) {
	const { circles, places } = useMemo(() => {
		const unscaled = vennCircles(titles.length, drawnAreas(regions));
		const { x, y, width, height } = boundsOf(unscaled);
		const scale = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
		const scaled = unscaled.map((circle) => ({
			x: (WIDTH - width * scale) / 2 + (circle.x - x) * scale,
			y: (HEIGHT - height * scale) / 2 + (circle.y - y) * scale,
			radius: circle.radius * scale,
		}));
		return { circles: scaled, places: labelPlaces(scaled) };
	}, [titles.length, regions]);
	return (
		<svg
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			className={classes.drawing}
			role="img"
			aria-label={`Overlap of ${titles.join(", ")}; the table has the sizes.`}
		>
			{circles.map(({ x, y, radius }, index) => (
				<circle key={titles[index]} cx={x} cy={y} r={radius} className={classes.circle} data-set={index} />
			))}
			{regions.map(({ mask, size }) => {
				const place = places.get(mask);
				if (!place || place.room < LEAST_ROOM) return null;
				return (
					<text
						key={mask}
						x={place.x}
						y={place.y}
						className={classes.size}
						data-hidden={shownNumber(size) === undefined || undefined}
					>
						{size.kind === "withheld" ? "no size" : place.room < 40 ? shortSize(size) : describeSize(size)}
					</text>
				);
			})}
		</svg>
	);
}
