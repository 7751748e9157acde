import { describe, expect, it } from "vitest";
import { createValueFormats } from "../../src/adapters/formats/value-formats.ts";
import { classifyColumn } from "../../src/core/catalogue/classify/classify-column.ts";
import { sampleColumn } from "../../src/core/catalogue/classify/column-sample.ts";
import { Label } from "../../src/core/catalogue/field.ts";
import { evaluateSet, HELD_OUT_SETS, LABELLED_SETS, LABELS_OF_VALUES, macro, scoreLabels } from "./evaluate.ts";

const outcomes = LABELLED_SETS.flatMap((name) => evaluateSet(name));
const formats = createValueFormats();
const labelsFor = (name: string, values: readonly string[]) =>
	classifyColumn(sampleColumn(name, values), formats).labels.map(({ label }) => label);

describe("the labelled set", () => {
	const scores = scoreLabels(outcomes, Label.options);

	it("has at least 40 columns and every label", () => {
		expect(outcomes.length).toBeGreaterThan(40);
		expect(scores.filter(({ support }) => support === 0).map(({ label }) => label)).toEqual([]);
	});

	it("keeps macro recall at 0.95 and macro precision at 0.95", () => {
		expect(macro(scores, ({ recall }) => recall)).toBeGreaterThanOrEqual(0.95);
		expect(macro(scores, ({ precision }) => precision)).toBeGreaterThanOrEqual(0.95);
	});

	it("keeps the recall of each label at 0.8", () => {
		const low = scores.filter(({ recall }) => recall < 0.8);
		expect(low.map(({ label, falseNegatives }) => `${label}: ${falseNegatives.join(", ")}`)).toEqual([]);
	});

	it("misses no secret and calls nothing else one", () => {
		const secret = scores.find(({ label }) => label === "secret");
		expect(secret).toMatchObject({ falseNegatives: [], falsePositives: [] });
	});

	it("labels no trap as a direct identifier", () => {
		const harmless = outcomes.filter(
			({ file, wanted, tolerated }) => file === "traps" && wanted.length + tolerated.length === 0,
		);
		expect(harmless.length).toBeGreaterThan(20);
		expect(
			harmless.filter(({ found }) => found.length > 0).map(({ column, found }) => `${column}: ${found.join()}`),
		).toEqual([]);
	});

	it("gives a reason for every label it proposes", () => {
		const proposed = outcomes.flatMap(({ classification }) => classification.labels);
		expect(
			proposed.every(({ reasons, confidence }) => reasons.length > 0 && confidence >= 0.5 && confidence <= 1),
		).toBe(true);
	});
});

describe("the held-out set", () => {
	const scores = scoreLabels(
		HELD_OUT_SETS.flatMap((name) => evaluateSet(name)),
		Label.options,
	);
	const expected = scores.reduce((sum, { support }) => sum + support, 0);
	const found = scores.reduce((sum, { truePositives }) => sum + truePositives, 0);

	it("finds four labels in five", () => expect(found / expected).toBeGreaterThanOrEqual(0.8));

	it("proposes nothing wrong", () => expect(scores.flatMap(({ falsePositives }) => falsePositives)).toEqual([]));
});

describe("values without column names", () => {
	const blind = LABELLED_SETS.flatMap((name) => evaluateSet(name, undefined, (_column, at) => `c${at}`));
	const scores = scoreLabels(blind, LABELS_OF_VALUES);

	it("find checkable formats nearly always", () => {
		const found = (label: Label) => scores.find((score) => score.label === label)?.recall ?? 0;
		for (const label of ["email", "ip-address", "iban"] as const) expect(found(label), label).toBe(1);
		for (const label of ["free-text", "phone", "birth-date"] as const)
			expect(found(label), label).toBeGreaterThanOrEqual(0.7);
	});

	it("seldom mislead", () => expect(macro(scores, ({ precision }) => precision)).toBeGreaterThanOrEqual(0.9));
});

describe("values against names", () => {
	it("lets values overrule a name they contradict", () => {
		expect(labelsFor("email", ["yes", "no", "no", "yes"])).toEqual([]);
		expect(labelsFor("phone", ["iPhone", "Pixel", "Galaxy"])).toEqual([]);
		expect(labelsFor("comment", ["a.roe@example.com", "b.fox@example.org"])).toEqual(["email"]);
	});

	it("knows card numbers by name and shape, though only one made-up number in ten passes Luhn", () => {
		expect(labelsFor("CCNumber", ["5.54563E+15", "4.53987E+15", "4.7168E+15"])).toEqual(["payment-card"]);
		expect(labelsFor("ref", ["4539870000000001", "4716810000000002", "5545630000000003"])).toEqual([]);
		expect(labelsFor("ref", ["4111111111111111", "5555555555554444", "378282246310005"])).toEqual(["payment-card"]);
	});

	it("refuses secrets by form, whatever the column is called", () => {
		const tokens = ["plain", `gh${"p"}_${"a1B2".repeat(9)}`];
		expect(labelsFor("note", tokens)).toEqual(["secret"]);
		expect(labelsFor("x", [`-----BEGIN ${"PRIVATE"} KEY-----`])).toEqual(["secret"]);
		expect(labelsFor("blob", ["$2b$12$abcdefghijklmnopqrstuuVZ1Z0pJzvQX1vJtYF3rW5Vd2nYb9rO2"])).toEqual(["secret"]);
	});

	it("does not refuse columns that are only about secrets", () => {
		expect(labelsFor("password_changed_at", ["2024-01-31", "2025-06-01"])).toEqual([]);
		expect(labelsFor("has_password", ["true", "false"])).toEqual([]);
		expect(labelsFor("passport_country", ["DE", "FR"])).not.toContain("secret");
		expect(labelsFor("secretary", ["B. Lang"])).not.toContain("secret");
	});

	it("refuses a column of passwords before it has values", () => expect(labelsFor("Passwort", [])).toEqual(["secret"]));
});
