import { expect, test } from "vitest";
import type { Field } from "../../../core/catalogue/field.ts";
import { countKinds, fieldPath, filterFields } from "./field-filter.ts";

const field = (kind: Field["kind"], name: string, more: Partial<Field> = {}): Field => ({
	no: 1,
	kind,
	name,
	type: "text",
	labels: [],
	description: "",
	confirmed: true,
	...more,
});

const fields = [
	field("identifier", "email", { labels: ["email"] }),
	field("attribute", "country", { labels: ["location"], description: "Country of most orders", confirmed: false }),
	field("property", "amount", { type: "decimal" }),
];

test("every word must be found in name, type, labels or description", () => {
	const find = (text: string) =>
		filterFields(fields, { kind: "all", text, unconfirmed: false }).map(({ name }) => name);
	expect(find("ORDERS location")).toEqual(["country"]);
	expect(find("decimal")).toEqual(["amount"]);
	expect(find("orders email")).toEqual([]);
});

test("kind and confirmation narrow", () => {
	expect(filterFields(fields, { kind: "property", text: "", unconfirmed: false })).toEqual([fields[2]]);
	expect(filterFields(fields, { kind: "all", text: "", unconfirmed: true })).toEqual([fields[1]]);
	expect(countKinds(fields)).toEqual({ all: 3, identifier: 1, attribute: 1, property: 1 });
});

test("a name of any script has an address", () => {
	expect(fieldPath({ kind: "attribute", name: "größe.cm" })).toBe("/catalogue/attribute/gr%C3%B6%C3%9Fe.cm");
});
