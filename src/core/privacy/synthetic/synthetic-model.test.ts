import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { FieldType } from "../../catalogue/field.ts";
import type { RandomBytes } from "../noise/random-bytes.ts";
import { drawRow } from "./draw-rows.ts";
import { keptValues } from "./kept-values.ts";
import { choiceScaleOf, keptFrom, LEAST_SHARED, statedPrivacy, varianceOf } from "./privacy-price.ts";
import { syntheticModel } from "./synthetic-model.ts";
import { DAY_GRIDS, edgesOf, intervalOf, NUMBER_GRIDS } from "./value-grid.ts";

const RHO = 1_000_000;
const PARTS = ["total", "grids", "values", "structure", "pairs"] as const;

function seeded(seed: string): RandomBytes {
	let block = 0;
	let left = Buffer.alloc(0);
	return (length) => {
		while (left.length < length) {
			left = Buffer.concat([left, createHash("sha256").update(`${seed}${block++}`).digest()]);
		}
		const taken = left.subarray(0, length);
		left = left.subarray(length);
		return taken;
	};
}

function read(types: Record<string, FieldType>, rows: readonly (readonly string[])[]) {
	const columns = Object.entries(types).map(([field, type], at) => {
		const values = [...new Set(rows.map((row) => row[at] ?? ""))];
		return { field, type, values, codes: Int32Array.from(rows, (row) => values.indexOf(row[at] ?? "")) };
	});
	return { columns, counts: new Uint32Array(rows.length).fill(1) };
}

/** Six thousand people: the plan follows the country, and the spend follows the plan. */
const PEOPLE = Array.from({ length: 6_000 }, (_, at) => {
	const country = at % 3 === 0 ? "Germany" : "France";
	const plan = (at % 10 === 0) === (country === "Germany") ? "pro" : "free";
	const spend = plan === "pro" ? 500 + (at % 90) : 10 + (at % 40);
	const day = `2026-0${1 + (at % 6)}-1${at % 9}`;
	return [country, plan, String(spend), day, at === 7 ? "only one" : ""];
});
const TYPES = { country: "text", plan: "text", spend: "integer", joined: "date", note: "text" } as const;

const model = syntheticModel(read(TYPES, PEOPLE), RHO, seeded("people"));
const random = seeded("rows");
const drawn = Array.from({ length: 6_000 }, () => drawRow(model, random));

const share = (rows: readonly (readonly string[])[], is: (row: readonly string[]) => boolean) =>
	rows.filter(is).length / rows.length;

describe("invented rows", () => {
	test.each([
		["a value", (row: readonly string[]) => row[0] === "Germany"],
		["a pair of values", (row: readonly string[]) => row[0] === "Germany" && row[1] === "pro"],
		["numbers", (row: readonly string[]) => Number(row[2]) >= 400],
		["numbers by another column", (row: readonly string[]) => row[1] === "pro" && Number(row[2]) >= 400],
		["days", (row: readonly string[]) => (row[3] ?? "") >= "2026-04-01"],
	])("%s is about as frequent as among real ones", (_, is) => {
		expect(Math.abs(share(drawn, is) - share(PEOPLE, is))).toBeLessThan(0.06);
	});

	test("are of the types of their columns", () => {
		for (const [, , spend = "", joined = ""] of drawn) {
			expect(spend).toMatch(/^(-?\d+)?$/);
			expect(joined).toMatch(/^(\d{4}-\d\d-\d\d)?$/);
		}
	});

	test("hold nothing that one person alone has", () => {
		expect(drawn.map((row) => row[4])).not.toContain("only one");
	});

	test("hold nothing that looks like an identifier, however many share it", () => {
		const shared = PEOPLE.map(() => ["info@company.example"]);
		const { domains } = syntheticModel(read({ contact: "text" }, shared), RHO, seeded("contact"));
		expect(domains[0]?.values).toEqual([]);
	});

	test("can be drawn where there is nobody, and tell no more than noise", () => {
		const nobody = syntheticModel(read(TYPES, []), RHO, seeded("nobody"));
		expect(drawRow(nobody, random)).toEqual(["", "", "", "", ""]);
	});
});

describe("what is kept of a column", () => {
	test("a value of fewer than ten is not, whatever the noise", () => {
		const rows = new Map([["rare", LEAST_SHARED - 1]]);
		const loud = { numerator: 10_000n, denominator: 1n };
		for (let i = 0; i < 300; i++) expect(keptValues(rows, loud, 10, random)).toEqual([]);
	});

	test("a value of ten is, only with noise of 6.2 standard deviations", () => {
		const variance = { numerator: 400n, denominator: 1n };
		expect(keptFrom(variance)).toBe(LEAST_SHARED + 124);
		expect(Math.exp(-(6.2 ** 2) / 2) * 100).toBeLessThan(5e-7);
	});
});

describe("what it costs", () => {
	test("all parts together cost no more than what is stated", () => {
		const [columns, grids, pairs] = [9, 4, 8];
		const counts = { total: 1, grids, values: columns, structure: pairs, pairs };
		let spent = 0;
		for (const part of PARTS) {
			const { numerator, denominator } = varianceOf(part, RHO, counts[part]);
			const ofCounts = (counts[part] * Number(denominator)) / (2 * Number(numerator));
			const sensitivity = part === "grids" ? 2 : 1;
			const scale = choiceScaleOf(part, RHO, counts[part], sensitivity);
			const ofChoices = (counts[part] * sensitivity ** 2) / (2 * scale ** 2);
			expect(ofChoices).toBeLessThanOrEqual(ofCounts);
			spent += ofCounts;
		}
		expect(spent).toBeCloseTo(RHO / 1_000_000, 9);
	});

	test("is stated at a δ of one in a million", () => {
		expect(statedPrivacy(200_000)).toMatchObject({ rho: 0.2, delta: 1e-6 });
		expect(statedPrivacy(200_000).epsilon).toBeGreaterThan(2);
		expect(statedPrivacy(200_000).epsilon).toBeLessThan(4);
	});
});

test.each([...NUMBER_GRIDS, ...DAY_GRIDS])("numbers lie in their interval: %j", (grid) => {
	const slack = "width" in grid ? grid.width * 1e-8 : 1e-6;
	for (const number of [-1234.5, -3, -0.02, 0, 0.5, 1, 2, 999.99, 1000, 123456]) {
		const [low, high] = edgesOf(grid, intervalOf(grid, number));
		expect(low).toBeLessThanOrEqual(number + Math.abs(number) * 1e-6 + slack);
		expect(high).toBeGreaterThanOrEqual(number - Math.abs(number) * 1e-6 - slack);
	}
});
