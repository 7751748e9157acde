import fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf, distanceForArea, labelPlaces, lensArea, vennCircles } from "./venn-geometry.ts";

test("circles apart share nothing, one inside the other its whole area", () => {
	expect(lensArea(1, 2, 3)).toBe(0);
	expect(lensArea(1, 2, 0.5)).toBeCloseTo(Math.PI);
	expect(lensArea(1, 1, 0)).toBeCloseTo(Math.PI);
});

test("the distance found gives the area asked for", () => {
	const size = fc.double({ min: 0.1, max: 100, noNaN: true });
	fc.assert(
		fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (r, s, share) => {
			const area = share * Math.PI * Math.min(r, s) ** 2;
			expect(lensArea(r, s, distanceForArea(r, s, area))).toBeCloseTo(area, 2);
		}),
	);
});

test("two circles have the areas of their segments and of what they share", () => {
	const [a, b] = vennCircles(
		2,
		new Map([
			[1, 300],
			[2, 100],
			[3, 50],
		]),
	);
	if (!a || !b) throw new Error("two circles");
	expect(Math.PI * a.radius ** 2).toBeCloseTo(350);
	expect(Math.PI * b.radius ** 2).toBeCloseTo(150);
	expect(lensArea(a.radius, b.radius, Math.hypot(a.x - b.x, a.y - b.y))).toBeCloseTo(50, 3);
});

test("three circles share by twos what they should", () => {
	const areas = new Map([
		[1, 100],
		[2, 100],
		[4, 100],
		[3, 20],
		[5, 20],
		[6, 20],
		[7, 10],
	]);
	const circles = vennCircles(3, areas);
	for (const [i, j] of [
		[0, 1],
		[0, 2],
		[1, 2],
	] as const) {
		const [a, b] = [circles[i], circles[j]];
		if (!a || !b) throw new Error("three circles");
		expect(lensArea(a.radius, b.radius, Math.hypot(a.x - b.x, a.y - b.y))).toBeCloseTo(30, 3);
	}
});

test("whatever the sizes, every circle is drawn at a finite place", () => {
	const area = fc.integer({ min: 0, max: 1_000_000 });
	fc.assert(
		fc.property(fc.constantFrom(2, 3), fc.array(area, { minLength: 7, maxLength: 7 }), (count, sizes) => {
			const areas = new Map(sizes.slice(0, 2 ** count - 1).map((size, index) => [index + 1, size]));
			const bounds = boundsOf(vennCircles(count, areas));
			expect(Object.values(bounds).every(Number.isFinite)).toBe(true);
		}),
		{ numRuns: 200 },
	);
});

test("labels stand inside their part, with room", () => {
	const circles = vennCircles(
		2,
		new Map([
			[1, 200],
			[2, 200],
			[3, 100],
		]),
	);
	const places = labelPlaces(circles);
	expect([...places.keys()].sort()).toEqual([1, 2, 3]);
	for (const [mask, { x, y, room }] of places) {
		expect(room).toBeGreaterThan(0);
		circles.forEach((circle, index) => {
			expect(Math.hypot(x - circle.x, y - circle.y) < circle.radius).toBe((mask & (1 << index)) !== 0);
		});
	}
});
