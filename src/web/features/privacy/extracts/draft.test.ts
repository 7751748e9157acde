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
		let draft = withColumn(draftOf(columns), "age", { hierarchy, closeness: "equal", t: 0.2 });
		draft = withColumn(draft, "income", { hierarchy, diversity: "none", closeness: "equal", t: 0.2 });
		draft = withColumn(draft, "plan", { role: "plain", hierarchy });
		expect(planOf(draft).columns).toEqual([
			{ field: "age", role: "quasi", hierarchy: "1;*" },
			{ field: "income", role: "sensitive", closeness: { t: 0.2, distance: "equal" } },
			{ field: "plan", role: "plain" },
		]);
	});

	test("asks for diversity by entropy, and closeness by order or hierarchy", () => {
		const draft = withColumn(draftOf(columns), "income", { diversity: "entropy", l: 2.5, closeness: "ordered" });
		const asked = { field: "income", role: "sensitive", diversity: { kind: "entropy", l: 2.5 } };
		expect(planOf(draft).columns[1]).toEqual({ ...asked, closeness: { t: 0.3, distance: "ordered" } });
		const byTree = withColumn(draft, "income", { closeness: "hierarchical" });
		expect(missingOf(byTree)).toContain("income");
		const whole = withColumn(byTree, "income", { hierarchy: { name: "income.csv", csv: "1;*" } });
		expect(missingOf(whole)).toBeUndefined();
		expect(planOf(whole).columns[1]).toEqual({
			...asked,
			hierarchy: "1;*",
			closeness: { t: 0.3, distance: "hierarchical" },
		});
	});

	test("needs a quasi-identifier", () => {
		const draft = draftOf(columns);
		expect(missingOf(draft)).toBeUndefined();
		expect(missingOf(withColumn(draft, "age", { role: "out" }))).toBeDefined();
	});
});
