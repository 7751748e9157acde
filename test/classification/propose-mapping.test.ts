import { describe, expect, it } from "vitest";
import { createValueFormats } from "../../src/adapters/formats/value-formats.ts";
import type { Field } from "../../src/core/catalogue/field.ts";
import { proposeMapping } from "../../src/core/catalogue/propose-mapping.ts";
import { checkMapping } from "../../src/core/intake/check-mapping.ts";
import { parseMapping } from "../../src/core/intake/parse-mapping.ts";

const formats = createValueFormats();

function propose(fileName: string, table: string, existingFields: readonly Field[] = []) {
	const [header = [], ...rows] = table
		.trim()
		.split("\n")
		.map((line) => line.split("|").map((cell) => cell.trim()));
	const proposal = proposeMapping({
		fileName,
		facts: { columns: header },
		rows: rows.map((cells) => ({ cells })),
		formats,
		existingFields,
	});
	const entry = (column: string) => proposal.mapping.spec.columns.find((mapped) => mapped.column === column);
	const about = (column: string) => proposal.columns.find((proposed) => proposed.column === column);
	const problems = checkMapping(parseMapping(proposal.mapping), header, existingFields).map(({ message }) => message);
	return { ...proposal, entry, about, problems };
}

const orderLines = `
InvoiceNo | StockCode | Description | Quantity | InvoiceDate | UnitPrice | CustomerID | Country
536365 | 85123A | WHITE HANGING HEART | 6 | 2010-12-01 08:26:00 | 2.55 | 17850.0 | United Kingdom
536365 | 71053 | WHITE METAL LANTERN | 6 | 2010-12-01 08:26:00 | 3.39 | 17850.0 | United Kingdom
536366 | 22633 | HAND WARMER UNION JACK | 6 | 2010-12-01 08:28:00 | 1.85 | 17850.0 | United Kingdom
536367 | 84879 | ASSORTED COLOUR BIRD | 32 | 2010-12-01 08:34:00 | 1.69 | 13047.0 | EIRE
536370 | 22728 | ALARM CLOCK BAKELIKE | 24 | 2010-12-01 08:45:00 | 3.75 | 12583.0 | France
`;

const customers = `
Kundennummer | Vorname | E-Mail | Telefon | Geburtsdatum | Kontostand | Kennwort | Bemerkung | IBAN
K1 | Anna | anna@beispiel.de | 030 2345678 | 29.03.1982 | 12,50 | geheim1 | Ruft immer erst nach achtzehn Uhr zurück, bitte daran denken | DE89370400440532013000
K2 | Jürgen | j.vogel@beispiel.de | 040 3456789 | 01.02.1990 | 1.234,56 | xY9!aaaa | Hat sich über die späte Lieferung im Mai sehr beschwert | DE02120300000000202051
K3 | Sabine | sabine@post.example | 089 63648018 | 17.11.1975 | -3,00 | hallo12 | Möchte ab sofort nur noch per Post angeschrieben werden | DE02500105170137075030
`;

describe("the first row", () => {
	const people = [
		"C-1 | ada@example.org | Germany | 2024-01-02 | 37",
		"C-2 | bob@example.org | France | 2024-01-03 | 74",
		"C-3 | eve@example.org | Germany | 2024-01-04 | 11",
	];

	it("is doubted where it holds an address, a date or values of its columns", () => {
		expect(propose("people.csv", people.join("\n")).headerMayBeData).toBe(true);
		const plans = ["1 | pro | Spain", ...Array.from({ length: 40 }, (_, at) => `${at} | pro | Spain`)];
		expect(propose("plans.csv", plans.join("\n")).headerMayBeData).toBe(true);
	});

	it("is not doubted where it names columns, be it with years, or is repeated among the rows", () => {
		expect(propose("orders.csv", orderLines).headerMayBeData).toBe(false);
		expect(propose("customers.csv", customers).headerMayBeData).toBe(false);
		expect(propose("years.csv", "Customer | 2023 | 2024\nA1 | 5 | 6\nA2 | 7 | 8").headerMayBeData).toBe(false);
		const header = "id | mail | country";
		const rows = Array.from({ length: 200 }, (_, at) => `C-${at} | p${at}@example.org | Spain`);
		expect(propose("twice.csv", [header, ...rows, header].join("\n")).headerMayBeData).toBe(false);
	});

	it("is not doubted once somebody has said that it is data", () => {
		const stated = { header: false, encoding: "windows-1252" };
		const proposal = proposeMapping({
			fileName: "people.csv",
			stated,
			facts: { columns: ["ada@example.org"] },
			rows: [{ cells: ["bob@example.org"] }],
			formats,
			existingFields: [],
		});
		expect(proposal.headerMayBeData).toBe(false);
		expect(proposal.mapping.spec.options).toMatchObject(stated);
	});
});

describe("a file of order lines", () => {
	const proposal = propose("online_retail.csv", orderLines);

	it("is taken for events of the customer, not of the order number", () => {
		expect(proposal.kind).toBe("events");
		expect(proposal.entry("CustomerID")?.role).toBe("external-id");
		expect(proposal.entry("InvoiceDate")?.role).toBe("time");
		expect(proposal.mapping.spec.options?.eventName).toBe("purchase");
		expect(proposal.problems).toEqual([]);
	});

	it("keeps order numbers as text, for cancellations have letters, and prices as decimals", () => {
		expect(proposal.entry("InvoiceNo")).toMatchObject({ role: "property", field: "invoice_no", type: "text" });
		expect(proposal.entry("UnitPrice")).toMatchObject({ type: "decimal" });
		expect(proposal.entry("Quantity")).toMatchObject({ type: "integer" });
	});

	it("warns that the references were written by a spreadsheet", () =>
		expect(proposal.about("CustomerID")?.note).toContain(".0"));
});

describe("a file of customers", () => {
	const proposal = propose("Kunden März.csv", customers);

	it("is a valid mapping with a name made from the file's", () => {
		expect(proposal.kind).toBe("customers");
		expect(proposal.problems).toEqual([]);
		expect(proposal.mapping.metadata.name).toBe("kunden-marz");
	});

	it("sends identifiers to the vault with the format that their values pass", () => {
		expect(proposal.entry("E-Mail")).toMatchObject({
			role: "identifier",
			field: "e_mail",
			format: "email",
			labels: ["email"],
		});
		expect(proposal.entry("Geburtsdatum")).toMatchObject({ role: "identifier", format: "birth-date" });
		expect(proposal.entry("Vorname")).toMatchObject({ role: "identifier", format: "person-name" });
	});

	it("reads the options of the file from its values", () =>
		expect(proposal.mapping.spec.options).toEqual({ dateOrder: "dmy", decimalSeparator: ",", defaultCountry: "DE" }));

	it("ignores secrets and says why", () => {
		expect(proposal.entry("Kennwort")).toEqual({ column: "Kennwort", role: "ignore" });
		expect(proposal.about("Kennwort")).toMatchObject({
			labels: ["secret"],
			note: expect.stringContaining("not stored"),
		});
	});

	it("warns of free text", () => {
		expect(proposal.entry("Bemerkung")).toMatchObject({ type: "text", labels: ["free-text"] });
		expect(proposal.about("Bemerkung")?.note).toContain("free text");
	});

	it("quotes no value anywhere", () => {
		const said = JSON.stringify(proposal.columns);
		for (const value of ["anna@", "geheim1", "Jürgen", "63648018", "DE8937"]) expect(said).not.toContain(value);
	});
});

describe("what a person must decide", () => {
	it("states that the order of day and month is ambiguous", () => {
		const proposal = propose("people.csv", "id | dob\nA1 | 3/4/1982\nA2 | 1/2/1990\nA3 | 5/6/1971");
		expect(proposal.mapping.spec.options?.dateOrder).toBeUndefined();
		expect(proposal.about("dob")?.note).toContain("dateOrder");
	});

	it("lets another column of the file decide it", () => {
		const proposal = propose("people.csv", "id | dob | joined\nA1 | 3/4/1982 | 5/29/2020\nA2 | 1/2/1990 | 1/3/2021");
		expect(proposal.mapping.spec.options?.dateOrder).toBe("mdy");
		expect(proposal.about("dob")?.note).toBeUndefined();
	});

	it("warns when no column tells customers apart", () => {
		const proposal = propose("survey.csv", "age | job\n34 | clerk\n35 | baker\n34 | clerk");
		expect(proposal.warnings.join()).toContain("external-id");
	});

	it("proposes to leave out card numbers that no check digit supports", () => {
		const table = "customer_id | CCNumber\n1 | 5.54563E+15\n2 | 4.53987E+15\n3 | 4.7168E+15";
		const proposal = propose("people.csv", table);
		expect(proposal.about("CCNumber")).toMatchObject({ role: "ignore", labels: ["payment-card"] });
		expect(proposal.about("CCNumber")?.note).toContain("100 %");
	});

	it("keeps columns that intake would also derive apart from the derived ones", () => {
		const table = "customer_id | phone | phone_country\n1 | +442071838750 | GB\n2 | +33612345678 | FR";
		expect(propose("crm.csv", table).entry("phone_country")).toMatchObject({ field: "phone_country_given" });
	});

	it("proposes to ignore nested objects", () => {
		const proposal = proposeMapping({
			fileName: "a.jsonl",
			facts: { columns: ["id", "address", "tags"] },
			rows: [{ cells: ["1", { street: "Mill Lane" }, ["a", "b"]] }],
			formats,
			existingFields: [],
		});
		expect(proposal.mapping.spec.columns[1]).toMatchObject({ role: "ignore" });
		expect(proposal.mapping.spec.columns[2]).toMatchObject({ role: "attribute", type: "text-list" });
	});
});

describe("fields that exist already", () => {
	const field = (name: string, over: Partial<Field>): Field => ({
		no: 1,
		kind: "attribute",
		name,
		type: "text",
		labels: [],
		description: "",
		confirmed: true,
		...over,
	});

	it("keep their type, labels and kind", () => {
		const table = "customer_id | score | nick\n1 | 12 | red fox\n2 | 15 | owl";
		const existing = [
			field("score", { type: "decimal", labels: ["internal"] }),
			field("nick", { no: 2, kind: "identifier" }),
		];
		const proposal = propose("crm.csv", table, existing);
		expect(proposal.entry("score")).toMatchObject({ role: "attribute", type: "decimal", labels: ["internal"] });
		expect(proposal.entry("nick")).toMatchObject({ role: "identifier", labels: [] });
		expect(proposal.problems).toEqual([]);
	});
});

it("leaves out columns that no mapping can name: empty and repeated ones", () => {
	const { columns, mapping, problems } = propose(
		"x.csv",
		"customer_id |  | age | age\n1 | a | 30 | 31\n2 | b | 40 | 41",
	);
	expect(mapping.spec.columns.map(({ column }) => column)).toEqual(["customer_id", "age"]);
	expect(columns.map(({ role }) => role)).toEqual(["external-id", "ignore", "attribute", "ignore"]);
	expect(problems).toEqual([]);
});

it("gives every column a unique, valid field name in its own script", () => {
	const table =
		"customer_id | Plan Name | plan-name | 2nd plan | город | %\n1 | a | b | c | Казань | 5\n2 | d | e | f | Томск | 6";
	const { mapping, problems } = propose("x.csv", table);
	const fields = mapping.spec.columns.flatMap((column) => ("field" in column ? [column.field] : []));
	expect(fields).toEqual(["plan_name", "plan_name_2", "field_2_nd_plan", "город", "field"]);
	expect(problems).toEqual([]);
});
