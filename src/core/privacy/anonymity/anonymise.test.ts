import { describe, expect, it } from "vitest";
import { ADULT_CHECKS, adultTable } from "../../../../test/privacy/adult.ts";
import { anonymise } from "./anonymise.ts";
import { codeColumn } from "./coded-column.ts";
import { Generaliser } from "./generalise.ts";
import { groupRows } from "./grouped-table.ts";
import { AnonymityMeter } from "./measure-file.ts";
import { releasedRows } from "./released-rows.ts";
import { reidentificationRisk } from "./risk.ts";
import { keptSizes, utilityOf } from "./utility.ts";

const QUASI = ["sex", "age", "race", "education", "native-country"];

describe("risk", () => {
	it("of the raw Adult data is what ARX asserts", () => {
		const table = adultTable();
		const { sizes } = new Generaliser().classes(
			table,
			table.quasi.map(() => 0),
		);
		const risk = reidentificationRisk(sizes);
		const known = ADULT_CHECKS.risk.rawAllNine;
		expect(risk.prosecutor.average).toBeCloseTo(known.averageProsecutor, 15);
		expect(risk).toMatchObject({
			rows: known.rows,
			classes: known.classes,
			uniques: known.sampleUniques,
			smallestClass: 1,
		});
	});

	it("is judged by the population where that is known", () => {
		const risk = reidentificationRisk(Uint32Array.of(2, 3), Uint32Array.of(10, 30));
		expect(risk.prosecutor).toEqual({ highest: 1 / 2, average: 2 / 5 });
		expect(risk.journalist.highest).toBe(1 / 10);
		expect(risk.marketer).toBeCloseTo((2 / 10 + 3 / 30) / 5, 15);
		expect(risk.journalist.average).toBeCloseTo(Math.max(2 / 40, 0.06), 15);
	});
});

describe.each(["whole-columns", "local"] as const)("a table anonymised by %s", (method) => {
	const table = adultTable("occupation", QUASI);
	const tests = {
		k: 10,
		sensitive: [{ diversity: { kind: "distinct" as const, l: 3 }, closeness: { t: 0.4, distance: "equal" as const } }],
	};
	const made = anonymise({ table, tests, suppressionLimit: 0.05, metric: "entropy", method });

	it("keeps k, l and t when its cells are measured by other means", () => {
		const [column] = table.sensitive;
		const [model] = tests.sensitive;
		const meter = new AnonymityMeter([0, 1, 2, 3, 4], column && model ? [{ column, model, place: 5 }] : []);
		for (const row of releasedRows(table, made)) meter.add(row);
		const measured = meter.measured();
		expect(measured.k).toBeGreaterThanOrEqual(10);
		expect(measured.sensitive[0]?.distinct).toBeGreaterThanOrEqual(3);
		expect(measured.sensitive[0]?.t).toBeLessThanOrEqual(0.4 + 1e-9);
		expect(measured.rows).toBeGreaterThanOrEqual(0.95 * table.rows);
		expect(measured.rows).toBe(keptSizes(table, made).reduce((sum, size) => sum + size, 0));
	});

	it("tells what it lost", () => {
		const utility = utilityOf(table, made);
		expect(utility.informationLoss).toBeGreaterThan(0);
		expect(utility.informationLoss).toBeLessThan(1);
		expect(utility.precision).toBeGreaterThan(0);
		expect(utility.averageClassSize).toBeGreaterThanOrEqual(10);
	});
});

describe("a promise that cannot be kept", () => {
	const column = codeColumn("x", ["a", "b"], { rows: [["a"], ["b"]] });
	const table = groupRows([column], [], [["a"], ["a"], ["b"]]);
	const ask = (k: number, suppressionLimit: number, method: "whole-columns" | "local") => () =>
		anonymise({ table, tests: { k, sensitive: [] }, suppressionLimit, metric: "entropy", method });

	it.each(["whole-columns", "local"] as const)("is refused by %s when k is larger than the data", (method) => {
		expect(ask(4, 0, method)).toThrow(expect.objectContaining({ code: "extract-refused" }));
	});

	it("is refused when only leaving out every row would keep it", () => {
		expect(ask(4, 1, "whole-columns")).toThrow(expect.objectContaining({ code: "extract-refused" }));
	});

	it("is refused when too many rows would have to go", () => {
		expect(ask(2, 0.2, "whole-columns")).toThrow(expect.objectContaining({ code: "extract-refused" }));
		expect(ask(2, 0.4, "whole-columns")().classes).toBe(2);
	});
});
