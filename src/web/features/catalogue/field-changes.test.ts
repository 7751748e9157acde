import { expect, test } from "vitest";
import type { Field } from "../../../core/catalogue/field.ts";
import { fieldChanges, labelsFor } from "./field-changes.ts";

const field: Field = {
	no: 1,
	kind: "attribute",
	name: "a",
	type: "text",
	labels: ["location", "internal"],
	description: "Old",
	confirmed: false,
};

test("only what differs is sent; the order of labels means nothing", () => {
	expect(fieldChanges(field, ["internal", "location"], "Old ")).toEqual({});
	expect(fieldChanges(field, ["internal"], "New")).toEqual({ labels: ["internal"], description: "New" });
});

test("attributes cannot be labelled as direct identifiers, and nothing as a secret", () => {
	expect(labelsFor("attribute")).not.toContain("email");
	expect(labelsFor("identifier")).toContain("email");
	expect(labelsFor("identifier")).not.toContain("secret");
});
