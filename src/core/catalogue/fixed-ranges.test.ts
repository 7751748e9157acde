import { expect, it } from "vitest";
import { drawnRange, fixedEdges } from "./fixed-ranges.ts";

const nothing = (edges: readonly number[]) => Array.from({ length: edges.length + 1 }, () => 0);

it("has ascending edges, round ones for numbers and years for days", () => {
	const numbers = fixedEdges("numbers");
	expect(numbers.filter((edge) => edge >= 0 && edge <= 0.01)).toEqual([0, 0.001, 0.002, 0.005, 0.01]);
	expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
	expect(new Set(numbers).size).toBe(numbers.length);
	expect(numbers.at(-1)).toBe(1e12);
	expect(fixedEdges("days")[70]).toBe(0);
});

it("draws from the first range that enough begin in to the last that enough end in", () => {
	const edges = [0, 10, 20, 50];
	expect(drawnRange(edges, { lowest: [5, 5, 90, 90, 5], highest: [5, 5, 5, 90, 70] }, 80)).toEqual({
		low: 10,
		high: 50,
	});
});

it("does not move for one customer, however extreme", () => {
	const edges = fixedEdges("numbers");
	const crowd = nothing(edges).map((_, at) => (edges[at - 1] === 10 ? 300 : 0));
	const withOne = crowd.map((count, at) => (at === edges.length ? count + 1 : count));
	const before = drawnRange(edges, { lowest: crowd, highest: crowd }, 76);
	expect(before).toEqual({ low: 10, high: 20 });
	expect(drawnRange(edges, { lowest: withOne, highest: withOne }, 76)).toEqual(before);
});

it("draws nothing where no range has enough, and the edge of ranges without an end", () => {
	const edges = [0, 10];
	expect(drawnRange(edges, { lowest: [3, 3, 3], highest: [3, 3, 3] }, 20)).toBeUndefined();
	expect(drawnRange(edges, { lowest: [30, 0, 0], highest: [30, 0, 0] }, 20)).toEqual({ low: 0, high: 0 });
	expect(drawnRange(edges, { lowest: [0, 0, 30], highest: [0, 0, 30] }, 20)).toEqual({ low: 10, high: 10 });
});
