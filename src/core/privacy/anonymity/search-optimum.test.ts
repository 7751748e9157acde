import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ADULT_CHECKS, type AdultCase, adultTable } from "../../../../test/privacy/adult.ts";
import { ClassJudge } from "./class-tests.ts";
import { codeColumn, highestLevels } from "./coded-column.ts";
import { Generaliser } from "./generalise.ts";
import { groupRows } from "./grouped-table.ts";
import { discernability, EntropyLoss } from "./information-loss.ts";
import { latticeSize, levelsAt } from "./lattice.ts";
import type { ClassTests } from "./privacy-model.ts";
import { searchOptimum } from "./search-optimum.ts";

function testsOf({ k = 1, l, t }: AdultCase): ClassTests {
	const diversity = l === undefined ? undefined : { kind: "entropy" as const, l };
	const closeness = t === undefined ? undefined : { t, distance: "equal" as const };
	return { k, sensitive: [{ diversity, closeness }] };
}

describe("the optimum for UCI Adult is the one that ARX finds", () => {
	it.each(ADULT_CHECKS.cases)("$model, k $k, l $l, t $t, $suppressionLimit left out, by $metric", (one) => {
		const table = adultTable(one.sensitive);
		const { best } = searchOptimum({
			table,
			tests: testsOf(one),
			mostSuppressed: Math.floor(table.rows * one.suppressionLimit),
			metric: one.metric,
		});
		expect(best?.levels).toEqual(one.levels);
		expect(best?.suppressed).toBe(one.suppressed);
		expect(best?.loss).toBeCloseTo(one.loss, 6);
	});
});

const VALUES = ["a", "b", "c", "d"];
const HIERARCHY = { rows: VALUES.map((value) => [value, value < "c" ? "a-b" : "c-d", "*"]) };
const Cell = fc.constantFrom(...VALUES);

describe("a search that leaves ways aside", () => {
	it("finds what looking at every way finds", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(Cell, Cell, Cell, Cell), { minLength: 8, maxLength: 60 }),
				fc.integer({ min: 1, max: 6 }),
				fc.constantFrom(0, 0.1, 0.3),
				fc.constantFrom(
					{},
					{ diversity: { kind: "distinct" as const, l: 2 } },
					{ closeness: { t: 0.4, distance: "equal" as const } },
				),
				fc.constantFrom("entropy" as const, "discernability" as const),
				(rows, k, limit, model, metric) => {
					const quasi = ["x", "y", "z"].map((name) => codeColumn(name, VALUES, HIERARCHY));
					const table = groupRows(quasi, [{ name: "s", labels: VALUES, distance: "equal" }], rows);
					const tests = { k, sensitive: [model] };
					const mostSuppressed = Math.floor(rows.length * limit);
					const { best } = searchOptimum({ table, tests, mostSuppressed, metric });
					const highest = highestLevels(quasi);
					const losses = Array.from({ length: latticeSize(highest) }, (_, i) => {
						const levels = levelsAt(i, highest);
						const classes = new Generaliser().classes(table, levels);
						const passes = new ClassJudge(table, tests).passing(table, classes);
						const failed = classes.sizes.reduce((sum, size, id) => sum + (passes[id] === 0 ? size : 0), 0);
						if (failed > mostSuppressed || failed === rows.length) return Number.POSITIVE_INFINITY;
						return metric === "entropy" ? new EntropyLoss(table).of(levels) : discernability(classes);
					});
					expect(best?.loss ?? Number.POSITIVE_INFINITY).toBeCloseTo(Math.min(...losses), 9);
				},
			),
			{ numRuns: 150 },
		);
	});
});
