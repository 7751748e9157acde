import { expect, it } from "vitest";
import { describeRule } from "./describe-rule.ts";

it("says every condition in words, under the path that explain uses", () => {
	const texts = describeRule({
		all: [
			{ attribute: "country", in: ["GB", "DE"] },
			{ event: "purchase", sum: "amount", atLeast: 500, within: "365d" },
			{ not: { event: "purchase", within: "60d" } },
			{ any: [{ segment: "readers" }, { everyone: true }] },
		],
	});
	expect(Object.fromEntries(texts)).toEqual({
		rule: "all of 4 conditions",
		"rule.all[0]": "country in GB, DE",
		"rule.all[1]": "event purchase, sum amount, at least 500, within 365d",
		"rule.all[2]": "not: event purchase, within 60d",
		"rule.all[2].not": "event purchase, within 60d",
		"rule.all[3]": "any of 2 conditions",
		"rule.all[3].any[0]": "segment readers",
		"rule.all[3].any[1]": "everyone",
	});
});

it("shortens long sets", () => {
	const texts = describeRule({ attribute: "plan", in: ["a", "b", "c", "d", "e", "f", "g"] });
	expect(texts.get("rule")).toBe("plan in a, b, c, d, e and 2 more");
});

it("follows a reference to the conditions of the other segment", () => {
	const texts = describeRule({ not: { segment: "readers" } }, new Map([["readers", { rule: { everyone: true } }]]));
	expect(texts.get("rule.not.segment")).toBe("everyone");
});
