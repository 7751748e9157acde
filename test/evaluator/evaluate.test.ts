import { describe, expect, test } from "vitest";
import type { Field } from "../../src/core/catalogue/field.ts";
import type { Rule } from "../../src/core/segments/rule/rule.ts";
import { evaluateSegment } from "./evaluate.ts";
import { samplePlace } from "./sample-hash.ts";
import { moveInstant, startOfDay } from "./wall-time.ts";
import type { World } from "./world.ts";

const field = (no: number, kind: Field["kind"], name: string, type: Field["type"]): Field => ({
	...{ no, kind, name, type },
	...{ labels: [], description: "", confirmed: true },
});
const at = (text: string) => Date.parse(`${text}Z`);
const buy = (customerKey: number, time: string, amount?: string, plan?: string) => ({
	...{ customerKey, name: "buy", timeMs: at(time) },
	properties: { amount, plan },
});

/** Worked out by hand below: four customers, evaluated on 31 January 2026 at noon. */
const world: World = {
	asOfMs: at("2026-01-31T12:00"),
	fields: [
		field(1, "attribute", "country", "text"),
		field(2, "attribute", "points", "integer"),
		field(3, "attribute", "born", "date"),
		field(4, "identifier", "email", "text"),
		field(5, "property", "amount", "decimal"),
		field(6, "property", "plan", "text"),
	],
	customers: [
		{
			key: 1,
			externalId: "A",
			identifiers: { email: "a@x.y" },
			attributes: { country: "Germany", points: "10", born: "1990-01-31" },
		},
		{ key: 2, externalId: "B", identifiers: {}, attributes: { country: "germany", points: "30", born: "2026-01-31" } },
		{ key: 3, externalId: "C", identifiers: {}, attributes: { points: "30", born: "2026-02-01" } },
		{ key: 4, externalId: "D", identifiers: {}, attributes: {} },
	],
	events: [
		buy(1, "2026-01-01T12:00", "0.1", "basic"),
		buy(1, "2026-01-30T12:00", "0.2", "pro"),
		buy(1, "2026-01-30T12:00", undefined, "free"),
		buy(2, "2026-01-31T12:00", "99"),
		buy(3, "2026-01-24T12:00"),
		{ customerKey: 1, name: "open", timeMs: at("2026-01-30T13:00"), properties: {} },
		{ customerKey: 3, name: "open", timeMs: at("2026-01-24T12:00"), properties: {} },
	],
	segments: { germans: { rule: { attribute: "country", equals: "Germany", ignoreCase: true } } },
	traits: { spent: { measure: { event: "buy", sum: "amount" } } },
	lists: { some: { no: 1, members: [2, 4, 99] } },
};

describe("the evaluator", () => {
	test.each<[string, Rule, number[]]>([
		["text is compared by letter", { attribute: "country", equals: "Germany" }, [1]],
		["unless case is ignored", { attribute: "country", equals: "GERMANY", ignoreCase: true }, [1, 2]],
		["a missing value differs from nothing", { attribute: "country", notEquals: "Germany" }, [2]],
		["but is not equal either", { not: { attribute: "country", equals: "Germany" } }, [2, 3, 4]],
		["today is within, tomorrow is not", { attribute: "born", within: "1d" }, [2]],
		["tomorrow is upcoming", { attribute: "born", upcoming: "1d" }, [3]],
		["the window is closed at its start and open at the evaluation", { event: "buy", within: "7d" }, [1, 3]],
		["the start itself is inside", { event: "buy", within: "30d", count: 3 }, [1]],
		["nobody has bought as a count of none", { event: "buy", count: { atMost: 0 } }, [2, 4]],
		["decimals add up exactly", { event: "buy", sum: "amount", equals: 0.3 }, [1]],
		["a sum of nothing is 0", { event: "buy", sum: "amount", equals: 0 }, [2, 3, 4]],
		["an average of nothing is missing", { event: "buy", average: "amount", known: false }, [2, 3, 4]],
		["an average skips missing values", { event: "buy", average: "amount", atLeast: 0.15, lessThan: 0.16 }, [1]],
		["of equal times the greatest value is the last", { event: "buy", last: { property: "plan", equals: "pro" } }, [1]],
		["a later step is strictly later", { sequence: [{ event: "buy" }, { event: "open", within: "1d" }] }, [1]],
		[
			"an absence needs its time to have passed",
			{ sequence: [{ event: "buy" }, { not: { event: "open" }, within: "7d" }] },
			[1, 3],
		],
		["at the top, equals stay together", { rank: { attribute: "points", top: 1 } }, [2, 3]],
		["a share is rounded up among those with a value", { rank: { attribute: "points", bottom: "34%" } }, [1, 2, 3]],
		["a rank leaves out who has no events with the property", { rank: { trait: "spent", bottom: 1 } }, [1]],
		["a trait does not", { trait: "spent", atMost: 0 }, [2, 3, 4]],
		["a list keeps who is a customer", { list: "some" }, [2, 4]],
		["a segment", { not: { segment: "germans" } }, [3, 4]],
		["an identifier", { attribute: "email", in: ["a@x.y", "b@x.y"] }, [1]],
		["one that is missing", { attribute: "email", known: false }, [2, 3, 4]],
		[
			"the external id",
			{
				any: [
					{ attribute: "externalId", equals: "D" },
					{ sample: "0.0001%", seed: "x" },
				],
			},
			[4],
		],
	])("%s", (_, rule, members) => {
		expect([...evaluateSegment({ rule }, world)].sort()).toEqual(members);
	});

	test("knows the calendar of a zone", () => {
		expect(new Date(startOfDay("2026-03-29", "Europe/Berlin")).toISOString()).toBe("2026-03-28T23:00:00.000Z");
		expect(new Date(startOfDay("2026-03-08", "America/Havana")).toISOString()).toBe("2026-03-08T05:00:00.000Z");
		const monthAgo = moveInstant(at("2026-04-29T00:30"), "1mo", -1, "Europe/Berlin");
		expect(new Date(monthAgo).toISOString()).toBe("2026-03-29T01:30:00.000Z");
	});

	test("draws samples of about the asked size", () => {
		const places = Array.from({ length: 10_000 }, (_, key) => samplePlace("spring", key));
		const share = places.filter((place) => place < 100_000).length / places.length;
		expect(share).toBeGreaterThan(0.085);
		expect(share).toBeLessThan(0.115);
	});
});
