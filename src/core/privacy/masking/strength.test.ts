import { describe, expect, it } from "vitest";
import { Mask } from "./mask.ts";
import type { MaskingRuleInForce } from "./masking-rule.ts";
import { isWeaker, resolveMask } from "./resolve-mask.ts";
import { compareStrength, hidesAsMuch, strengthOf } from "./strength.ts";

const mask = (...steps: object[]) => Mask.parse(steps);
const bucket = (width: number) => mask({ kind: "bucket", width });
const bands = (...edges: number[]) => mask({ kind: "bands", edges });
const ANYBODY = { roles: ["marketer", "analyst"], contexts: ["preview" as const] };

function rules(...masks: Mask[]): MaskingRuleInForce[] {
	return masks.map((one, at) => ({ name: `r${at}`, rule: { field: "income", mask: one }, weakens: false }));
}
function resolved(...masks: Mask[]): Mask {
	const field = { name: "income", labels: [] };
	const there = resolveMask(field, ANYBODY, rules(...masks)).mask;
	expect(resolveMask(field, ANYBODY, rules(...masks.toReversed())).mask).toEqual(there);
	return there;
}

describe("of two masks of one kind", () => {
	it.each<[Mask, Mask]>([
		[bucket(1_000), bucket(10)],
		[bucket(20), bucket(10)],
		[mask({ kind: "noise", scale: 500 }), mask({ kind: "noise", scale: 5 })],
		[mask({ kind: "age-band", years: 20 }), mask({ kind: "age-band", years: 5 })],
		[bands(0, 1_000_000), bands(0, 1, 2, 3)],
		[mask({ kind: "year" }, { kind: "bucket", width: 20 }), mask({ kind: "year" }, { kind: "bucket", width: 10 })],
		[mask({ kind: "network" }), mask({ kind: "network", v4: 24 })],
	])("%j wins over %j, in any order", (stronger, weaker) => {
		expect(compareStrength(stronger, weaker)).toBeGreaterThan(0);
		expect(resolved(weaker, stronger)).toEqual(stronger);
	});
});

describe("narrow bands", () => {
	it("are no stronger than one significant digit or rough places, so that they hide no more under those labels", () => {
		for (const narrow of [bucket(0.01), bucket(1_000), mask({ kind: "noise", scale: 0.001 }), bands(10, 11, 12)]) {
			expect(isWeaker(narrow, ["financial"]), JSON.stringify(narrow)).toBe(true);
		}
		expect(isWeaker(bucket(0.001), ["location"])).toBe(true);
		expect(isWeaker(mask({ kind: "significant" }), ["location"])).toBe(true);
		expect(isWeaker(bucket(0.5), ["location"])).toBe(false);
		expect(strengthOf(bucket(1e12))).toBeLessThan(strengthOf(mask({ kind: "significant", digits: 2 })));
	});

	it("hide more than one significant digit where each band is as wide as that", () => {
		expect(isWeaker(bands(0, 20_000, 60_000), ["financial"])).toBe(false);
		expect(isWeaker(bands(0, 100, 1_000), ["financial"])).toBe(false);
		expect(isWeaker(bands(500), ["financial"])).toBe(false);
		expect(isWeaker(bands(0, 20_000, 21_000), ["financial"])).toBe(true);
	});
});

describe("where each of two masks shows what the other hides", () => {
	it("nothing is shown", () => {
		const redacted = mask({ kind: "redact" });
		expect(resolved(bucket(5_000), mask({ kind: "significant" }))).toEqual(redacted);
		expect(resolved(mask({ kind: "network", v4: 24 }), mask({ kind: "network", v6: 48 }))).toEqual(redacted);
		expect(hidesAsMuch(mask({ kind: "network" }), mask({ kind: "network", v4: 24 }))).toBe(true);
		expect(resolved(bucket(5_000), mask({ kind: "significant" }), mask({ kind: "pseudonym" }))).toEqual(
			mask({ kind: "pseudonym" }),
		);
	});
});
