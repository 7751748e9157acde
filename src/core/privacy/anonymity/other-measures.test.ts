import { describe, expect, it } from "vitest";
import { anonymise } from "./anonymise.ts";
import { codeColumn } from "./coded-column.ts";
import { groupRows } from "./grouped-table.ts";
import { AnonymityMeter } from "./measure-file.ts";
import type { SensitiveModel } from "./privacy-model.ts";
import { releasedRows } from "./released-rows.ts";
import type { SensitiveColumn } from "./sensitive-column.ts";

/*
 * What somebody finds who has the file alone, and computes from its cells as textbooks say: the values of a column are those
 * in the file, and an empty cell is none.
 */

const town = codeColumn("town", ["a", "b", "c", "d"], {
	rows: [
		["a", "ab", "*"],
		["b", "ab", "*"],
		["c", "cd", "*"],
		["d", "cd", "*"],
	],
});

function release(column: Pick<SensitiveColumn, "labels" | "distance">, model: SensitiveModel, rows: string[][]) {
	const sensitive: SensitiveColumn = { name: "grade", hierarchy: undefined, ...column };
	const table = groupRows([town], [sensitive], rows);
	const tests = { k: 2, sensitive: [model] };
	const made = anonymise({ table, tests, suppressionLimit: 0, metric: "entropy", method: "whole-columns" });
	const released = [...releasedRows(table, made)];
	const meter = new AnonymityMeter([0], [{ place: 1, model, column: sensitive }]);
	for (const row of released) meter.add(row);
	const classes = new Map<string, string[]>();
	for (const [key = "", value = ""] of released) classes.set(key, [...(classes.get(key) ?? []), value]);
	return { classes: [...classes.values()], all: released.map(([, value = ""]) => value), measured: meter.measured() };
}

function orderedDistance(some: string[], all: string[]): number {
	const values = [...new Set(all)].sort((a, b) => Number(a) - Number(b));
	const share = (one: string[], upTo: string) =>
		one.filter((value) => Number(value) <= Number(upTo)).length / one.length;
	const sum = values.reduce((gaps, value) => gaps + Math.abs(share(some, value) - share(all, value)), 0);
	return values.length < 2 ? 0 : sum / (values.length - 1);
}

const cells = (key: string, values: string[]) => values.map((value) => [key, value]);

describe("the ordered distance", () => {
	it("is over the values that are in the file, not over those that only other customers have", () => {
		const labels = Array.from({ length: 100 }, (_, at) => String(at));
		const rows = [
			...cells("a", ["1", "1", "1", "2"]),
			...cells("b", ["1", "2", "3", "4"]),
			...cells("c", ["1", "2", "3", "3"]),
			...cells("d", ["2", "3", "4", "4"]),
		];
		const { classes, all, measured } = release(
			{ labels, distance: "ordered" },
			{ closeness: { t: 0.2, distance: "ordered" } },
			rows,
		);
		const worst = Math.max(...classes.map((values) => orderedDistance(values, all)));
		expect(worst).toBeLessThanOrEqual(0.2);
		expect(measured.sensitive[0]?.t).toBeCloseTo(worst, 12);
	});
});

describe("a missing value", () => {
	const rows = [
		...cells("a", ["flu", "flu", "", ""]),
		...cells("b", ["flu", "cold", "", "flu"]),
		...cells("c", ["flu", "cold", "cold", "flu"]),
		...cells("d", ["flu", "", "cold", "cold"]),
	];
	const labels = ["", "cold", "flu"];

	it("is none of the different values that a class has to have", () => {
		const { classes, measured } = release(
			{ labels, distance: "equal" },
			{ diversity: { kind: "distinct", l: 2 } },
			rows,
		);
		for (const values of classes)
			expect(new Set(values.filter((value) => value !== "")).size).toBeGreaterThanOrEqual(2);
		expect(measured.sensitive[0]?.distinct).toBe(2);
	});

	it("makes no class more varied than those are who have a value", () => {
		const { classes, measured } = release(
			{ labels, distance: "equal" },
			{ diversity: { kind: "entropy", l: 1.8 } },
			rows,
		);
		const varied = classes.map((values) => {
			const known = values.filter((value) => value !== "");
			const share = known.filter((value) => value === "flu").length / known.length;
			return Math.exp(-share * Math.log(share) - (1 - share) * Math.log(1 - share));
		});
		expect(Math.min(...varied)).toBeGreaterThanOrEqual(1.8);
		expect(measured.sensitive[0]?.entropy).toBeCloseTo(Math.min(...varied), 12);
	});
});
