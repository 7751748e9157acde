import { expect, test } from "vitest";
import { NOTHING_DRAWN, withLine } from "./drawing.ts";

const MARGINALS = [
	{
		name: "plan",
		bars: [
			{ label: "free", rows: 70 },
			{ label: "pro, yearly", rows: 20 },
		],
		rest: 10,
	},
	{
		name: "age",
		bars: [
			{ label: "20 to 30", from: 20, to: 30, rows: 50 },
			{ label: "30 to 40", from: 30, to: 40, rows: 50 },
		],
		rest: 0,
	},
];

test("rows are counted by the bars that they were drawn from, and become a file", () => {
	const begun = withLine(NOTHING_DRAWN, JSON.stringify({ marginals: MARGINALS }));
	const rows = [
		["free", "29"],
		["pro, yearly", "30"],
		["", "39"],
	];
	const { drawn, rows: count, lines } = withLine(begun, JSON.stringify({ rows }));
	expect(drawn).toEqual([
		[1, 1, 1],
		[1, 2, 0],
	]);
	expect(count).toBe(3);
	expect(lines.join("")).toBe('plan,age\r\nfree,29\r\n"pro, yearly",30\r\n,39\r\n');
});

test("anything else is no answer", () => {
	expect(() => withLine(NOTHING_DRAWN, '{"exact":[1]}')).toThrow();
});
