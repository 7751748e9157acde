import { expect, test } from "vitest";
import type { FieldDistribution } from "../../../contract/catalogue/field-insight.ts";
import { barsOf, chartOption, hiddenReason } from "./distribution-chart.ts";

const exact = (value: number) => ({ kind: "exact" as const, value });
const below = { kind: "below" as const, threshold: 20 };
const empty: FieldDistribution = {
	name: "plan",
	type: "text",
	unit: "customers",
	total: exact(200),
	missing: below,
	shape: "values",
	values: [],
	other: below,
	buckets: [],
};

test("values become bars with their share of all", () => {
	expect(barsOf({ ...empty, values: [{ value: "pro", size: exact(50) }] })).toEqual([
		{ label: "pro", size: exact(50), share: 0.25 },
	]);
});

test("a hidden size has no share and no bar", () => {
	const distribution = { ...empty, values: [{ value: "pro", size: below }] };
	expect(barsOf(distribution)[0]).not.toHaveProperty("share");
	expect(chartOption(distribution)).toMatchObject({ series: [{ data: [null] }] });
});

test("ranges are told in words, open at both ends", () => {
	const buckets = [
		{ to: "1000", size: exact(40) },
		{ from: "1000", to: "2000.5", size: exact(40) },
		{ from: "2026-01-31", size: below },
	];
	expect(barsOf({ ...empty, shape: "buckets", buckets }).map(({ label }) => label)).toEqual([
		"below 1,000",
		"1,000 – 2,000.5",
		"2026-01-31 and more",
	]);
});

test("a hidden shape has no bars, and identifiers and free text are not even asked for", () => {
	expect(barsOf({ ...empty, shape: "hidden" })).toEqual([]);
	expect(hiddenReason({ kind: "identifier", labels: [] })).toContain("vault");
	expect(hiddenReason({ kind: "attribute", labels: ["free-text"] })).toContain("Free text");
	expect(hiddenReason({ kind: "attribute", labels: ["location"] })).toBeUndefined();
});
