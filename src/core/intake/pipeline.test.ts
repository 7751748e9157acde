import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { field, mappingOf, run, simpleFormats } from "../../../test/intake/mapped-rows.ts";
import { createRowPipeline } from "./pipeline.ts";
import type { Cell } from "./raw-row.ts";
import { QUARANTINE_REASONS } from "./reasons.ts";

const customers = mappingOf(
	"customers",
	[
		{ column: "id", role: "external-id" },
		{ column: "mail", role: "identifier", field: "email", format: "email" },
		{ column: "tel", role: "identifier", field: "phone", format: "phone" },
		{ column: "land", role: "attribute", field: "country", type: "text", format: "country" },
		{ column: "age", role: "attribute", field: "age", type: "integer", min: 0, max: 130, required: true },
	],
	{ countryColumn: "land" },
);
const customerFields = [
	field(1, "identifier", "email"),
	field(2, "identifier", "phone"),
	field(3, "attribute", "country"),
	field(4, "attribute", "age", "integer"),
	field(5, "attribute", "email_domain", "text", "email"),
	field(6, "attribute", "email_valid", "boolean", "email"),
	field(7, "attribute", "phone_country", "text", "phone"),
];

describe("customers", () => {
	test("become canonical columns, identifiers apart, with what is derived from them", () => {
		const { accepted, rejections } = run(customers, customerFields, [
			[" c1 ", "Jo@Example.com", "020 7946 0958", "United Kingdom", "41"],
			["c2", "", null, "de", 7],
		]);
		expect(rejections).toEqual([]);
		expect(accepted.rowNos).toEqual([1, 2]);
		expect(accepted.externalIds).toEqual(["c1", "c2"]);
		expect(accepted.identifiers).toEqual([
			{ fieldNo: 1, values: ["Jo@Example.com", null], normalised: ["jo@example.com", null] },
			{ fieldNo: 2, values: ["+442079460958", null], normalised: ["+442079460958", null] },
		]);
		expect(Object.fromEntries(accepted.values)).toEqual({
			3: ["GB", "DE"],
			4: ["41", "7"],
			5: ["example.com", null],
			6: ["true", "false"],
			7: ["GB", null],
		});
	});

	test("are rejected whole, with the first column at fault and no value in what is said", () => {
		const { accepted, rejections } = run(customers, customerFields, [
			["", "jo@example.com", "", "", "1"],
			["c2", "nobody", "", "", "1"],
			["c3", "", "12", "", "1"],
			["c4", "", "", "Atlantis", "1"],
			["c5", "", "", "", "131"],
			["c6", "", "", "", "n/a"],
			["c7", "", "", "", { nested: 1 }],
			["c\u0000", "", "", "", "1"],
		]);
		expect(accepted.rowNos).toEqual([]);
		expect([...accepted.values.values()].every((column) => column.length === 0)).toBe(true);
		expect(rejections).toEqual([
			{ rowNo: 1, reason: "external-id-missing", columnNo: 0 },
			{ rowNo: 2, reason: "email-invalid", columnNo: 1 },
			{ rowNo: 3, reason: "phone-invalid", columnNo: 2 },
			{ rowNo: 4, reason: "country-invalid", columnNo: 3 },
			{ rowNo: 5, reason: "value-too-large", columnNo: 4 },
			{ rowNo: 6, reason: "value-missing", columnNo: 4 },
			{ rowNo: 7, reason: "value-nested", columnNo: 4 },
			{ rowNo: 8, reason: "control-character", columnNo: 0 },
		]);
	});

	test("a batch is taken once; the next one starts empty", () => {
		const pipeline = createRowPipeline({
			mapping: customers,
			columns: ["id", "mail", "tel", "land", "age"],
			fields: customerFields,
			formats: simpleFormats,
		});
		pipeline.add({ rowNo: 1, cells: ["c1", "", "", "", "1"] });
		expect(pipeline.size).toBe(1);
		expect(pipeline.take().externalIds).toEqual(["c1"]);
		expect(pipeline.size).toBe(0);
		expect(pipeline.take().values.get(4)).toEqual([]);
	});

	test("a row that could not be split is rejected with the reader's reason", () => {
		const pipeline = createRowPipeline({
			mapping: customers,
			columns: ["id", "mail", "tel", "land", "age"],
			fields: customerFields,
			formats: simpleFormats,
		});
		const fault = { reason: "row-encoding", column: "tel" } as const;
		expect(pipeline.add({ rowNo: 4, cells: [], fault })).toEqual({ rowNo: 4, reason: "row-encoding", columnNo: 2 });
		expect(pipeline.add({ rowNo: 5, cells: [], fault: { reason: "row-too-short" } })?.columnNo).toBe(-1);
	});
});

describe("events", () => {
	const events = mappingOf(
		"events",
		[
			{ column: "who", role: "external-id" },
			{ column: "when", role: "time" },
			{ column: "what", role: "event-name" },
			{ column: "msg", role: "message-id" },
			{ column: "amount", role: "property", field: "amount", type: "decimal", format: "money" },
			{ column: "tags", role: "property", field: "tags", type: "text-list" },
			{ column: "note", role: "property", field: "note", type: "text", labels: ["free-text"] },
		],
		{ timeZone: "Europe/London", eventName: "purchase" },
	);
	const fields = [
		field(1, "property", "amount", "decimal"),
		field(2, "property", "tags", "text-list"),
		field(3, "property", "note"),
	];

	test("have a time in UTC, a name and canonical properties", () => {
		const { accepted, rejections } = run(events, fields, [
			["c1", "2024-07-01 12:00:00", "", "m1", "£1,250.50", '["b","a"]', "mail jo@example.com"],
			[17850, new Date(0), "refund", null, 2.5, ["x", 1], undefined],
		]);
		expect(rejections).toEqual([]);
		expect(accepted.timesMs).toEqual([Date.UTC(2024, 6, 1, 11), 0]);
		expect(accepted.names).toEqual(["purchase", "refund"]);
		expect(accepted.messageIds).toEqual(["m1", null]);
		expect(accepted.externalIds).toEqual(["c1", "17850"]);
		expect(accepted.values.get(1)).toEqual(["1250.5", "2.5"]);
		expect(accepted.values.get(2)).toEqual([
			["b", "a"],
			["x", "1"],
		]);
		expect(accepted.values.get(3)).toEqual(["mail [removed]", null]);
	});

	test("without a time, or with one that is none, are rejected", () => {
		const { rejections } = run(events, fields, [
			["c1", "", "a", "", "1", "", ""],
			["c1", "2024-13-01", "a", "", "1", "", ""],
			["c1", "2024-01-01", "a", "", "abc", "", ""],
			["c1", "2024-01-01", "a", "", "1", "not a list", ""],
		]);
		expect(rejections.map(({ reason, columnNo }) => [reason, columnNo])).toEqual([
			["time-missing", 1],
			["timestamp-invalid", 1],
			["decimal-invalid", 4],
			["list-invalid", 5],
		]);
	});

	test("with an e-mail address as name or in a list are rejected, for neither is sealed", () => {
		const { rejections } = run(events, fields, [
			["c1", "2024-01-01", "mailed jo@example.com", "", "1", "", ""],
			["c1", "2024-01-01", "a", "", "1", '["jo@example.com"]', ""],
		]);
		expect(rejections.map(({ reason, columnNo }) => [reason, columnNo])).toEqual([
			["identifier-in-text", 2],
			["identifier-in-text", 5],
		]);
	});

	test("keep lists of free text without the addresses in them", () => {
		const free = mappingOf("events", [
			{ column: "who", role: "external-id" },
			{ column: "when", role: "time" },
			{ column: "what", role: "event-name" },
			{ column: "tags", role: "property", field: "tags", type: "text-list", labels: ["free-text"] },
		]);
		const { accepted } = run(free, fields, [["c1", "2024-01-01", "a", ["for jo@example.com", "b"]]]);
		expect(accepted.values.get(2)).toEqual([["for [removed]", "b"]]);
	});
});

describe("texts", () => {
	const texts = mappingOf("customers", [
		{ column: "id", role: "external-id" },
		{ column: "text", role: "attribute", field: "text", type: "text", maxLength: 400 },
	]);
	const fields = [field(1, "attribute", "text")];

	test("an e-mail address never passes as an attribute", () => {
		expect(run(texts, fields, [["c1", "jo@example.com"]]).rejections[0]?.reason).toBe("identifier-in-text");
	});

	test("repeated values are judged as they were the first time", () => {
		const rows = Array.from({ length: 50_000 }, (_, i) => [
			`c${i}`,
			i % 3 === 0 ? "=1+1" : i % 3 === 1 ? " plain " : "n/a",
		]);
		const { accepted, rejections } = run(texts, fields, rows);
		expect(rejections.length).toBe(16_667);
		expect(new Set(accepted.values.get(1))).toEqual(new Set(["plain", null]));
	});

	test("naughty strings are kept, as normal text or not at all, or rejected with a known reason", () => {
		const path = new URL("../../../test/fixtures/strings/blns.json", import.meta.url);
		const naughty: string[] = JSON.parse(readFileSync(path, "utf8"));
		expect(naughty.length).toBeGreaterThan(500);
		for (const text of naughty) {
			const { accepted, rejections } = run(texts, fields, [["c1", text]]);
			const [value] = accepted.values.get(1) ?? [];
			if (rejections.length === 0) expect([text.trim().normalize("NFC").trim(), null]).toContain(value);
			else expect(QUARANTINE_REASONS).toHaveProperty(rejections[0]?.reason ?? "");
			expect(accepted.rowNos.length + rejections.length).toBe(1);
		}
	});
});

describe("external ids", () => {
	test("are row numbers where the mapping says so", () => {
		const mapping = mappingOf("customers", [{ column: "name", role: "ignore" }], { externalId: "row-number" });
		expect(run(mapping, [], [["a"], ["b"]]).accepted.externalIds).toEqual(["row-1", "row-2"]);
	});

	test("are whole numbers, however a spreadsheet wrote them, where the mapping says so", () => {
		const mapping = mappingOf("customers", [{ column: "id", role: "external-id", integer: true }]);
		const { accepted, rejections } = run(mapping, [], [["17850.0"], ["17851"], [17852], ["C17853"], ["1.5"]]);
		expect(accepted.externalIds).toEqual(["17850", "17851", "17852"]);
		expect(rejections.map(({ reason }) => reason)).toEqual(["external-id-invalid", "external-id-invalid"]);
	});
});

test("rows in are rows accepted and rows rejected, whatever the cells hold", () => {
	const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.constantFrom("c1", "jo@example.com", "+442079460958", "GB", "12", "", "-", "2024-01-01"),
		fc.double(),
		fc.bigInt(),
		fc.boolean(),
		fc.date(),
		fc.constant(null),
		fc.constant(undefined),
		fc.array(fc.string()),
		fc.dictionary(fc.string(), fc.string()).map((object) => ({ ...object })),
	);
	fc.assert(
		fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 }), (rows) => {
			const { accepted, rejections } = run(customers, customerFields, rows);
			expect(accepted.rowNos.length + rejections.length).toBe(rows.length);
			for (const column of accepted.values.values()) expect(column.length).toBe(accepted.rowNos.length);
			for (const column of accepted.identifiers) expect(column.values.length).toBe(accepted.rowNos.length);
			for (const { reason } of rejections) expect(QUARANTINE_REASONS).toHaveProperty(reason);
		}),
		{ numRuns: 150 },
	);
});
