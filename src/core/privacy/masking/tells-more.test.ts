import { expect, it } from "vitest";
import type { FieldType } from "../../catalogue/field.ts";
import type { Predicate } from "../../segments/rule/predicate.ts";
import { compileMask } from "./compile-mask.ts";
import { Mask } from "./mask.ts";
import { tellsMore } from "./tells-more.ts";

function tells(step: object, predicate: Predicate | undefined, type: FieldType = "integer"): boolean {
	const mask = Mask.parse([step]);
	const show = compileMask(mask, {
		field: { no: 1, type },
		nowMs: 0,
		keyed: { pseudonym: () => "p", substitute: () => "s", fraction: () => 0.1, hash: () => "h" },
	});
	return tellsMore(predicate, { mask, type, show });
}

it("is no more to know a limit at which the mask begins a new band", () => {
	const tens = { kind: "bucket", width: 10 };
	expect(
		[{ atLeast: 40 }, { lessThan: 40 }, { atMost: 49 }, { between: [40, 59] }].map((one) =>
			tells(tens, one as Predicate),
		),
	).toEqual([false, false, false, false]);
	expect([{ atLeast: 41 }, { atMost: 50 }, { between: [40, 58] }].map((one) => tells(tens, one as Predicate))).toEqual([
		true,
		true,
		true,
	]);
	expect(tells(tens, { atLeast: 40, lessThan: 44 })).toBe(true);
	expect(tells(tens, { atLeast: 40 }, "decimal")).toBe(false);
	expect(tells({ kind: "bands", edges: [0, 100] }, { atLeast: 50 })).toBe(true);
	expect(tells({ kind: "significant" }, { atLeast: 2_000 })).toBe(true);
});

it("is more to know a whole value that is not shown as it is", () => {
	expect(tells({ kind: "bucket", width: 10 }, { equals: 43 })).toBe(true);
	expect(tells({ kind: "redact" }, { in: ["pro", "plus"] }, "text")).toBe(true);
	expect(tells({ kind: "pseudonym" }, { has: "pro" }, "text-list")).toBe(true);
	expect(tells({ kind: "place", decimals: 1 }, { in: ["London", "Paris"] }, "text")).toBe(false);
	expect(tells({ kind: "place", decimals: 1 }, { startsWith: "L" }, "text")).toBe(true);
});

it("is more to know any limit under noise, an order, or a time", () => {
	expect(tells({ kind: "noise", scale: 10 }, { atLeast: 40 })).toBe(true);
	expect(tells({ kind: "year" }, { within: "30d" }, "date")).toBe(true);
	expect(tells({ kind: "bucket", width: 10 }, undefined)).toBe(true);
});

it("is never more to know that there is a value", () => {
	expect(tells({ kind: "redact" }, { known: true }, "text")).toBe(false);
});
