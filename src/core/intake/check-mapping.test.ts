import { describe, expect, test } from "vitest";
import { field, mappingOf } from "../../../test/intake/mapped-rows.ts";
import { DIRECT_IDENTIFIER_LABELS } from "../catalogue/label-policy.ts";
import { checkMapping, secretColumns } from "./check-mapping.ts";
import { derivationsOf } from "./derive.ts";
import type { ColumnMapping } from "./mapping.ts";

const id: ColumnMapping = { column: "id", role: "external-id" };
const plan: ColumnMapping = { column: "plan", role: "attribute", field: "plan", type: "text" };
const messages = (columns: ColumnMapping[], fields = [] as ReturnType<typeof field>[], options = {}) =>
	checkMapping(mappingOf("customers", columns, options), ["id", "plan", "country_code"], fields).map(
		({ path, message }) => `${path}: ${message}`,
	);

describe("a mapping for customers", () => {
	test("that fits has no issues", () => {
		expect(messages([id, plan])).toEqual([]);
	});

	test("names the nearest column where one is missing", () => {
		expect(messages([id, { ...plan, column: "countrycode" }])).toEqual([
			'spec.columns[1].column: The file has no column "countrycode"; did you mean "country_code"?',
		]);
		expect(messages([id, { ...plan, column: "zzzzzz" }])).toEqual([
			'spec.columns[1].column: The file has no column "zzzzzz".',
		]);
	});

	test("has exactly one external id and no time", () => {
		expect(messages([plan])).toEqual([
			"spec.columns: Exactly one column has the role external-id; without such a column, set options.externalId: row-number.",
		]);
		expect(messages([id, { column: "plan", role: "time" }])).toEqual([
			"spec.columns: The role time belongs to events, not to customers.",
		]);
		expect(messages([id, { ...plan, role: "property" }])).toEqual([
			"spec.columns[1].role: In an import of customers the role is attribute.",
		]);
	});

	test("gives no field of the engine a label of identifiers", () => {
		for (const label of DIRECT_IDENTIFIER_LABELS) {
			expect(messages([id, { ...plan, labels: [label] }])).toEqual([
				"spec.columns[1].role: This column identifies people: give it the role identifier, or ignore it.",
			]);
		}
	});

	test("keeps kind and type of known fields", () => {
		expect(messages([id, plan], [field(1, "attribute", "plan", "integer")])).toEqual([
			'spec.columns[1].type: The field "plan" exists with the type integer.',
		]);
		expect(messages([id, plan], [field(1, "identifier", "plan")])).toEqual([
			'spec.columns[1].role: The field "plan" exists as identifier.',
		]);
		expect(messages([id, plan], [field(1, "attribute", "plan", "text", "email")])).toEqual([
			'spec.columns[1].field: "plan" is derived from "email" and cannot be imported.',
		]);
	});

	test("maps no column and no field twice", () => {
		expect(messages([id, plan, { ...plan, column: "id" }])).toEqual([
			'spec.columns[2].column: The column "id" is mapped twice.',
			'spec.columns[2].field: Two columns become the field "plan".',
		]);
	});

	test("keeps identifiers out of attributes and secrets out of everything", () => {
		expect(messages([id, { ...plan, format: "email" }])).toEqual([
			"spec.columns[1].role: This column identifies people: give it the role identifier, or ignore it.",
		]);
		expect(messages([id, { ...plan, labels: ["name"] }])).toHaveLength(1);
		const secret = [id, { ...plan, labels: ["secret" as const] }];
		expect(messages(secret)).toEqual([
			"spec.columns[1].labels: Segward does not store passwords and secrets; ignore this column.",
		]);
		expect(secretColumns(mappingOf("customers", secret))).toEqual(["plan"]);
	});

	test("has bounds, formats, zones and country columns that fit", () => {
		expect(messages([id, { ...plan, type: "date", min: "2024-01-01", max: "soon" }])).toEqual([
			"spec.columns[1].max: This bound does not fit the type date.",
		]);
		expect(messages([id, { ...plan, format: "money" }])).toHaveLength(1);
		expect(messages([id, { ...plan, type: "integer", format: "country" }])).toHaveLength(1);
		expect(messages([id, plan], [], { timeZone: "Mars/Olympus" })).toEqual([
			"spec.options.timeZone: This is not an IANA time zone, such as Europe/London.",
		]);
		expect(messages([id, plan], [], { countryColumn: "country-code" })).toEqual([
			'spec.options.countryColumn: The file has no column "country-code"; did you mean "country_code"?',
		]);
	});
});

test("a mapping for events needs a time and a name", () => {
	const check = (columns: ColumnMapping[], options = {}) =>
		checkMapping(mappingOf("events", columns, options), ["id", "at", "what"], []).map(({ message }) => message);
	const time: ColumnMapping = { column: "at", role: "time" };
	expect(check([id])).toHaveLength(2);
	expect(check([id, time], { eventName: "purchase" })).toEqual([]);
	expect(check([id, time, { column: "what", role: "event-name" }])).toEqual([]);
});

describe("derived attributes", () => {
	const derive = (shape: Parameters<typeof derivationsOf>[0], value?: string, country?: string) =>
		derivationsOf(shape).map(({ name, derive }) => [
			name,
			derive(value === undefined ? undefined : { value, normalised: value, country }),
		]);

	test.each([
		[
			{ name: "email", format: "email" } as const,
			"Jo@Example.COM",
			[
				["email_domain", "example.com"],
				["email_valid", "true"],
			],
		],
		[
			{ name: "mail", labels: ["email"] } as const,
			"nobody",
			[
				["mail_domain", null],
				["mail_valid", "false"],
			],
		],
		[
			{ name: "born", format: "birth-date" } as const,
			"1980-02-09",
			[
				["born_year", "1980"],
				["born_month", "2"],
			],
		],
		[{ name: "postcode", format: "postal-code" } as const, "SW1A 1AA", [["postcode_area", "SW"]]],
		[{ name: "plz", format: "postal-code" } as const, "10115", [["plz_area", "10"]]],
		[{ name: "name", format: "person-name" } as const, "Дарья", [["name_script", "Cyrillic"]]],
		[{ name: "card", format: "payment-card" } as const, "4111111111111111", []],
	])("of %o", (shape, value, expected) => {
		expect(derive(shape, value)).toEqual(expected);
	});

	test("of a missing identifier are missing, but that it is not valid is known", () => {
		expect(derive({ name: "email", format: "email" })).toEqual([
			["email_domain", null],
			["email_valid", "false"],
		]);
		expect(derive({ name: "phone", format: "phone" }, "+442079460958", "GB")).toEqual([["phone_country", "GB"]]);
	});
});
