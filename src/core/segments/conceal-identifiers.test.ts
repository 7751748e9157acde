import { expect, it } from "vitest";
import { concealIdentifiers } from "./conceal-identifiers.ts";

const identifiers = new Set(["externalId", "email"]);

it("takes identifiers out of a rule at any depth, and nothing else", () => {
	const rule = {
		any: [
			{ not: { attribute: "email", equals: "jane@example.com" } },
			{ attribute: "externalId", in: ["17850", "17851"] },
			{ attribute: "email", known: true },
			{ attribute: "country", equals: "GB" },
			{ event: "purchase", where: { email: { equals: "campaign" } } },
		],
	};
	expect(concealIdentifiers(rule, identifiers)).toEqual({
		any: [
			{ not: { attribute: "email", equals: "•••" } },
			{ attribute: "externalId", in: ["•••"] },
			{ attribute: "email", known: true },
			{ attribute: "country", equals: "GB" },
			{ event: "purchase", where: { email: { equals: "campaign" } } },
		],
	});
});
