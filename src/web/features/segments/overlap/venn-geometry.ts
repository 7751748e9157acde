/** A circle of a drawing, in its own units. */
export interface Circle {
	x: number;
	y: number;
	radius: number;
}

/** What is to be drawn: the area of each part that belongs to exactly the circles of the mask (bit n: circle n). */
export type RegionAreas = ReadonlyMap<number, number>;

const BISECTIONS = 40;
/** Cells across the drawing when a place for a label is sought. */
const GRID = 72;

/** Area that two circles share at this distance. */
export function lensArea(r: number, s: number, distance: number): number {
	if (distance >= r + s) return 0;
	if (distance <= Math.abs(r - s)) return Math.PI * Math.min(r, s) ** 2;
	const angle = (a: number, b: number) =>
		Math.acos(clamp((distance ** 2 + a ** 2 - b ** 2) / (2 * distance * a), -1, 1));
	const kite = Math.sqrt(
		Math.max(0, (-distance + r + s) * (distance + r - s) * (distance - r + s) * (distance + r + s)),
	);
	return r ** 2 * angle(r, s) + s ** 2 * angle(s, r) - kite / 2;
}

/** How far apart the centres must be for the circles to share this area. */
export function distanceForArea(r: number, s: number, area: number): number {
	let [near, far] = [Math.abs(r - s), r + s];
	for (let step = 0; step < BISECTIONS; step++) {
		const middle = (near + far) / 2;
		if (lensArea(r, s, middle) > area) near = middle;
		else far = middle;
	}
	return (near + far) / 2;
}

/**
 * Circles whose areas, and the areas that each two share, are as asked; of three, where that cannot be, as near as
 * three straight distances allow. What all three share follows and is not exact.
 *
 * @param count 2 or 3.
 */
export function vennCircles(count: number, areas: RegionAreas): Circle[] {
	const radius = (index: number) => Math.sqrt(Math.max(sharedBy(areas, 1 << index), 1e-9) / Math.PI);
	const radii = Array.from({ length: count }, (_, index) => radius(index));
	const apart = (i: number, j: number) =>
		distanceForArea(radii[i] ?? 0, radii[j] ?? 0, sharedBy(areas, (1 << i) | (1 << j)));
	const first = apart(0, 1);
	const circles = [
		{ x: 0, y: 0, radius: radii[0] ?? 0 },
		{ x: first, y: 0, radius: radii[1] ?? 0 },
	];
	if (count === 2) return circles;
	const [toFirst, toSecond] = [apart(0, 2), apart(1, 2)];
	const x = first < 1e-9 ? 0 : (first ** 2 + toFirst ** 2 - toSecond ** 2) / (2 * first);
	const along = clamp(x, -toFirst, toFirst);
	return [...circles, { x: along, y: Math.sqrt(Math.max(0, toFirst ** 2 - along ** 2)), radius: radii[2] ?? 0 }];
}

/** Area of everything that lies in all circles of the mask. */
function sharedBy(areas: RegionAreas, mask: number): number {
	return [...areas].reduce((sum, [region, area]) => ((region & mask) === mask ? sum + area : sum), 0);
}

/** Left, top, width and height around all circles. */
export function boundsOf(circles: readonly Circle[]): { x: number; y: number; width: number; height: number } {
	const left = Math.min(...circles.map(({ x, radius }) => x - radius));
	const top = Math.min(...circles.map(({ y, radius }) => y - radius));
	const right = Math.max(...circles.map(({ x, radius }) => x + radius));
	const bottom = Math.max(...circles.map(({ y, radius }) => y + radius));
	return { x: left, y: top, width: right - left, height: bottom - top };
}

export interface LabelPlace {
	x: number;
	y: number;
	/** Distance to the nearest edge of the part: how large a label may be. */
	room: number;
}

/** The roomiest place in each part that the circles form, by mask; parts too small to be seen are left out. */
export function labelPlaces(circles: readonly Circle[]): Map<number, LabelPlace> {
	const { x: left, y: top, width, height } = boundsOf(circles);
	const places = new Map<number, LabelPlace>();
	for (let row = 0; row <= GRID; row++) {
		for (let column = 0; column <= GRID; column++) {
			const x = left + (column * width) / GRID;
			const y = top + (row * height) / GRID;
			const depths = circles.map((circle) => circle.radius - Math.hypot(x - circle.x, y - circle.y));
			const mask = depths.reduce((bits, depth, index) => (depth > 0 ? bits | (1 << index) : bits), 0);
			const room = Math.min(...depths.map(Math.abs));
			if (mask !== 0 && room > (places.get(mask)?.room ?? 0)) places.set(mask, { x, y, room });
		}
	}
	return places;
}

function clamp(value: number, low: number, high: number): number {
	return Math.min(high, Math.max(low, value));
}
