import { describe, expect, test } from "vitest";
import { draftOf, missingOf, planOf, withColumn } from "./draft.ts";

const columns = [
	{ field: "email", type: "text" as const, labels: [], barred: "it identifies people directly" },
	{ field: "age", type: "integer" as const, labels: [], role: "quasi" as const },
	{ field: "income", type: "decimal" as const, labels: [], role: "sensitive" as const },
	{ field: "plan", type: "text" as const, labels: [] },
];

describe("a draft of an extract", () => {
	test("takes what is proposed, and never a barred field", () => {
		expect(planOf(draftOf(columns))).toEqual({
			k: 10,
			suppressionLimit: 0.05,
			columns: [
				{ field: "age", role: "quasi" },
				{ field: "income", role: "sensitive", diversity: { kind: "distinct", l: 2 } },
			],
		});
	});

	test("sends a hierarchy of quasi-identifiers only, and closeness of sensitive columns only", () => {
		const hierarchy = { name: "age.csv", csv: "1;*" };
		let draft = withColumn(draftOf(columns), "age", { hierarchy, t: 0.2 });
		draft = withColumn(draft, "income", { hierarchy, l: 1, t: 0.2 });
		draft = withColumn(draft, "plan", { role: "plain", hierarchy });
		expect(planOf(draft).columns).toEqual([
			{ field: "age", role: "quasi", hierarchy: "1;*" },
			{ field: "income", role: "sensitive", closeness: { t: 0.2, distance: "equal" } },
			{ field: "plan", role: "plain" },
		]);
	});

	test("needs a quasi-identifier", () => {
		const draft = draftOf(columns);
		expect(missingOf(draft)).toBeUndefined();
		expect(missingOf(withColumn(draft, "age", { role: "out" }))).toBeDefined();
	});
});
