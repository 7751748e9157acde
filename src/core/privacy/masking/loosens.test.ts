import { describe, expect, it } from "vitest";
import { loosens, relabellingLoosens } from "./loosens.ts";
import type { Mask } from "./mask.ts";
import type { MaskingRule, MaskingRuleInForce } from "./masking-rule.ts";

const REDACT = [{ kind: "redact" }] as const;
const KEEP = [{ kind: "keep" }] as const;
const city = { name: "city", labels: [] };
const phone = { name: "phone", labels: ["phone" as const] };

function rule(given: Partial<MaskingRule>, mask: readonly unknown[], weakens = false): MaskingRuleInForce {
	return { name: "one", rule: { ...given, mask: mask as Mask } as MaskingRule, weakens };
}
const hidesCity = rule({ field: "city" }, REDACT);
const showsPhone = rule({ label: "phone" }, KEEP, true);

describe("whether a change of masks loosens them", () => {
	it("does where a rule that hides goes", () => {
		expect(loosens([city], [hidesCity], [])).toBe(true);
		expect(loosens([city], [], [hidesCity])).toBe(false);
	});

	it("does not where nothing is shown that was hidden: a rule beside a stronger one, or about another field", () => {
		expect(loosens([phone], [rule({ label: "phone" }, KEEP)], [])).toBe(false);
		expect(loosens([phone], [hidesCity], [])).toBe(false);
		expect(loosens([city], [hidesCity, { ...hidesCity, name: "two" }], [hidesCity])).toBe(false);
	});

	it("does where a rule is replaced by a weaker one, or by one for fewer roles, purposes or places", () => {
		expect(loosens([city], [hidesCity], [rule({ field: "city" }, KEEP)])).toBe(true);
		for (const fewer of [{ roles: ["viewer"] }, { purposes: ["care"] }, { contexts: ["export"] }] as const) {
			const given = { field: "city", ...fewer } as unknown as Partial<MaskingRule>;
			expect(loosens([city], [hidesCity], [rule(given, REDACT)]), JSON.stringify(fewer)).toBe(true);
			expect(loosens([city], [rule(given, REDACT)], [hidesCity]), JSON.stringify(fewer)).toBe(false);
		}
	});

	it("does where a rule that shows comes, and not where it goes", () => {
		expect(loosens([phone], [], [showsPhone])).toBe(true);
		expect(loosens([phone], [showsPhone], [])).toBe(false);
	});

	it("does where only somebody with two roles sees more", () => {
		const shows = rule({ label: "phone", roles: ["marketer"] }, KEEP, true);
		const hides = rule({ label: "phone", roles: ["viewer"] }, [{ kind: "last", shown: 2 }]);
		expect(loosens([phone], [shows, hides], [shows])).toBe(true);
	});
});

describe("whether other labels loosen a mask", () => {
	const income = { name: "income", labels: ["financial" as const] };
	const bare = { name: "income", labels: [] };
	const moves = (before: typeof income | typeof bare, after: typeof income | typeof bare, onlyRules = false) =>
		relabellingLoosens(before, after, [], { onlyRules });

	it("they do where a label with a stronger mask goes", () => {
		expect(moves(income, bare)).toBe(true);
		expect(moves(bare, income)).toBe(false);
	});

	it("of what rules alone hide, they do where a rule for the label goes, for whomever it is", () => {
		const rules = [rule({ label: "financial", roles: ["analyst"] }, REDACT)];
		expect(moves(income, bare, true)).toBe(false);
		expect(relabellingLoosens(income, bare, rules, { onlyRules: true })).toBe(true);
		const field = [rule({ field: "income" }, REDACT)];
		expect(relabellingLoosens(income, bare, field, { onlyRules: true })).toBe(false);
	});
});
