import { expect, test } from "vitest";
import { fieldsOfRule } from "./protection-facts.ts";

const fields = [
	{ kind: "identifier", name: "email" },
	{ kind: "attribute", name: "email_domain", derivedFrom: "email" },
	{ kind: "attribute", name: "plan" },
	{ kind: "property", name: "email" },
] as const;

test("identifiers and what was derived from them are told apart, other attributes left out", () => {
	const rule = {
		all: [
			{ attribute: "email", known: true },
			{ attribute: "email_domain", equals: "example.com" },
			{ attribute: "plan", equals: "pro" },
		],
	} as const;
	expect(fieldsOfRule(rule, fields)).toEqual({ sealed: ["email"], derived: ["email_domain"] });
});

test("an external id counts as sealed though the catalogue has no such field", () => {
	expect(fieldsOfRule({ attribute: "externalId", equals: "17850" }, fields).sealed).toEqual(["externalId"]);
});
