import { expect, test } from "vitest";
import { drawnAreas, maskedRegions, namesIn, upsetOrder } from "./regions.ts";

const below = { kind: "below", threshold: 20 } as const;
const exact = (value: number) => ({ kind: "exact", value }) as const;

test("a region knows its segments by their places", () => {
	const names = ["a", "b", "c"];
	const regions = maskedRegions(names, [{ segments: ["c", "a"], size: exact(40) }]);
	expect(regions).toEqual([{ mask: 0b101, size: exact(40) }]);
	expect(namesIn(0b101, names)).toEqual(["a", "c"]);
});

test("larger regions come first, hidden ones last and in an order of their own", () => {
	const order = upsetOrder([
		{ mask: 0b111, size: below },
		{ mask: 0b001, size: exact(30) },
		{ mask: 0b100, size: below },
		{ mask: 0b011, size: exact(70) },
		{ mask: 0b110, size: exact(30) },
	]);
	expect(order.map(({ mask }) => mask)).toEqual([0b011, 0b001, 0b110, 0b100, 0b111]);
});

test("a hidden region is drawn as half its threshold", () => {
	expect(
		drawnAreas([
			{ mask: 1, size: below },
			{ mask: 2, size: exact(55) },
		]),
	).toEqual(
		new Map([
			[1, 10],
			[2, 55],
		]),
	);
});
