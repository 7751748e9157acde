import { expect, test } from "vitest";
import type { Mapping } from "../../../core/intake/mapping.ts";
import { changeColumn, changeOptions, changeRole, draftOf, issuesOf, mappingOf, numberRows } from "./mapping-draft.ts";
import type { ProposedColumn } from "./proposed-column.ts";

const about = (column: string, more: Partial<ProposedColumn> = {}): ProposedColumn => ({
	column,
	role: "attribute",
	examples: [],
	detectedType: "text",
	labels: [],
	confidence: 1,
	reasons: [],
	...more,
});

const mapping: Mapping = {
	apiVersion: "segward/v1",
	kind: "Mapping",
	metadata: { name: "shop" },
	spec: {
		imports: "customers",
		options: { dateOrder: "dmy" },
		columns: [
			{ column: "Id", role: "external-id" },
			{ column: "Mail", role: "identifier", field: "mail", format: "email", labels: ["email"] },
			{ column: "Spent", role: "attribute", field: "spent", type: "decimal", format: "money" },
		],
	},
};
const columns = [about("Id"), about("Mail", { labels: ["email"] }), about("Spent"), about("Plan", { field: "plan" })];
const draft = draftOf(mapping, columns);

test("a draft has every column of the file; those that the mapping does not name are ignored", () => {
	expect(draft.columns.map(({ mapped }) => mapped.role)).toEqual(["external-id", "identifier", "attribute", "ignore"]);
});

test("a mapping goes to a draft and back unchanged", () => {
	expect(mappingOf(draftOf(mapping))).toEqual(mapping);
});

test("a column without a name stays out of the document", () => {
	const nameless = draftOf(mapping, [...columns, about("")]);
	expect(mappingOf(nameless).spec.columns.map(({ column }) => column)).toEqual(["Id", "Mail", "Spent", "Plan"]);
});

test("an ignored column that becomes an attribute takes the proposed name and the detected type", () => {
	const changed = changeRole(
		draftOf(mapping, [about("Id"), about("Age", { field: "age", detectedType: "integer" })]),
		"Age",
		"attribute",
	);
	expect(changed.columns[1]?.mapped).toEqual({ column: "Age", role: "attribute", field: "age", type: "integer" });
});

test("a new field gets a name that no other column has", () => {
	const taken = draftOf(mapping, [...columns, about("mail")]);
	expect(changeRole(taken, "mail", "attribute").columns[4]?.mapped).toMatchObject({ field: "mail_2" });
});

test("an attribute that becomes an identifier keeps its name and labels but no money format", () => {
	expect(changeRole(draft, "Spent", "identifier").columns[2]?.mapped).toEqual({
		column: "Spent",
		role: "identifier",
		field: "spent",
	});
});

test("row numbers as ids take the role from the id column, and the other way round", () => {
	const numbered = numberRows(draft, true);
	expect(numbered.options.externalId).toBe("row-number");
	expect(numbered.columns[0]?.mapped.role).toBe("ignore");
	expect(changeRole(numbered, "Id", "external-id").options.externalId).toBeUndefined();
});

test("an option that is undefined is taken out of the document", () => {
	expect(mappingOf(changeOptions(draft, { dateOrder: undefined })).spec).not.toHaveProperty("options");
});

test("a sound draft has no issue", () => {
	expect(issuesOf(draft, []).count).toBe(0);
});

test("issues are told where they are: at their column, or for the mapping as a whole", () => {
	const attribute = changeRole(draft, "Mail", "attribute");
	expect(issuesOf(attribute, []).byColumn.get("Mail")?.[0]).toContain("identifies people");
	expect(issuesOf(changeRole(draft, "Id", "ignore"), []).general[0]).toContain("external-id");
});

test("a field that exists with another type is an issue of its column", () => {
	const known = {
		no: 1,
		kind: "attribute",
		name: "spent",
		type: "text",
		labels: [],
		description: "",
		confirmed: true,
	} as const;
	expect(issuesOf(draft, [{ ...known, labels: [] }]).byColumn.get("Spent")?.[0]).toContain("exists with the type text");
});

test("a name that cannot be one is an issue of its column", () => {
	const changed = changeColumn(draft, "Spent", { column: "Spent", role: "attribute", field: "2nd", type: "decimal" });
	expect(issuesOf(changed, []).byColumn.get("Spent")?.[0]).toContain("starts with a letter");
});
