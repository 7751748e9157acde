import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Label } from "../../catalogue/field.ts";
import { DEFAULT_MASKS, defaultMask } from "./default-masks.ts";
import { type Mask, MaskStep } from "./mask.ts";
import type { MaskingRule, MaskingRuleInForce } from "./masking-rule.ts";
import { isWeaker, resolveDerivedMask, resolveMask } from "./resolve-mask.ts";
import { strengthOf } from "./strength.ts";

const AGE_BAND: Mask = [MaskStep.parse({ kind: "age-band" })];
const MONTH: Mask = [{ kind: "month" }];
const REDACT: Mask = [{ kind: "redact" }];
const ANYBODY = { roles: ["marketer"], purpose: "win-back", contexts: ["preview" as const] };
const BIRTHDAY = { name: "born", labels: ["birth-date" as const] };

function rule(name: string, given: Omit<Partial<MaskingRule>, "mask"> & { mask: Mask }, weakens = false) {
	return { name, rule: given as MaskingRule, weakens } satisfies MaskingRuleInForce;
}

describe("the mask of a field", () => {
	it("is the built-in one where no rule applies", () => {
		expect(resolveMask(BIRTHDAY, ANYBODY, [])).toEqual({ mask: DEFAULT_MASKS["birth-date"], weakened: false });
		expect(resolveMask({ name: "plan", labels: [] }, ANYBODY, []).mask).toEqual([{ kind: "keep" }]);
	});

	it("is the stronger of the built-in one and every rule that applies", () => {
		const rules = [
			rule("bands", { label: "birth-date", mask: AGE_BAND }),
			rule("month", { field: "born", mask: MONTH }),
		];
		expect(resolveMask(BIRTHDAY, ANYBODY, rules)).toMatchObject({ mask: AGE_BAND, rule: "bands" });
	});

	it("follows role, purpose and place", () => {
		const hide = (given: object) => [rule("hide", { label: "birth-date", mask: REDACT, ...given })];
		const hidden = (given: object, circumstances = ANYBODY) =>
			resolveMask(BIRTHDAY, circumstances, hide(given)).mask === REDACT;
		expect(hidden({ roles: ["marketer"] })).toBe(true);
		expect(hidden({ roles: ["analyst"] })).toBe(false);
		expect(hidden({ purposes: ["win-back"] })).toBe(true);
		expect(hidden({ purposes: ["research"] })).toBe(false);
		expect(hidden({ contexts: ["export"] })).toBe(false);
		expect(hidden({ contexts: ["export", "preview"] })).toBe(true);
	});

	it("is weakened only by a rule that says so, and then a stronger one still wins", () => {
		const month = rule("month", { label: "birth-date", roles: ["marketer"], mask: MONTH }, true);
		expect(resolveMask(BIRTHDAY, ANYBODY, [month])).toEqual({ mask: MONTH, rule: "month", weakened: true });
		expect(resolveMask(BIRTHDAY, { ...ANYBODY, roles: ["analyst"] }, [month]).weakened).toBe(false);
		expect(resolveMask(BIRTHDAY, ANYBODY, [month, rule("hide", { field: "born", mask: REDACT })]).mask).toBe(REDACT);
		expect(resolveMask(BIRTHDAY, ANYBODY, [month, rule("bands", { field: "born", mask: AGE_BAND }, true)]).mask).toBe(
			AGE_BAND,
		);
	});

	it("keeps the mask of a second label that nothing weakens", () => {
		const month = rule("month", { label: "birth-date", mask: MONTH }, true);
		const both = { name: "born", labels: ["birth-date" as const, "minor" as const] };
		expect(resolveMask(both, ANYBODY, [month]).mask).toEqual(REDACT);
	});

	it("without a stated purpose is hidden as for any, and shown as for none", () => {
		const unstated = { roles: ["marketer"], contexts: ["preview" as const] };
		const purposes = ["win-back"];
		expect(resolveMask(BIRTHDAY, unstated, [rule("hide", { field: "born", purposes, mask: REDACT })]).mask).toBe(
			REDACT,
		);
		expect(
			resolveMask(BIRTHDAY, unstated, [rule("show", { field: "born", purposes, mask: MONTH }, true)]).weakened,
		).toBe(false);
	});
});

describe("what was derived from an identifier", () => {
	const year = { name: "birth_year", labels: ["demographic" as const] };
	const derived = (rules: MaskingRuleInForce[]) => resolveDerivedMask(year, BIRTHDAY, ANYBODY, rules);

	it("is hidden whole where a rule hides the identifier more, and for nobody else", () => {
		expect(derived([])).toEqual({ mask: [{ kind: "keep" }], weakened: false });
		expect(derived([rule("bands", { label: "birth-date", mask: AGE_BAND })])).toMatchObject({
			mask: REDACT,
			rule: "bands",
		});
		expect(derived([rule("bands", { label: "birth-date", roles: ["analyst"], mask: AGE_BAND })]).rule).toBeUndefined();
		expect(derived([rule("month", { label: "birth-date", mask: MONTH }, true)]).mask).toEqual([{ kind: "keep" }]);
	});
});

const anyMask = fc.constantFrom<Mask>(MONTH, AGE_BAND, REDACT, [{ kind: "hash" }], [{ kind: "initials" }]);
const anyLabels = fc.uniqueArray(fc.constantFrom(...Label.options), { maxLength: 4 });

describe("the stronger", () => {
	it("wins, whatever rules without leave to weaken there are, in any order", () =>
		fc.assert(
			fc.property(anyLabels, fc.array(fc.tuple(anyMask, fc.constantFrom(...Label.options))), (labels, given) => {
				const rules = given.map(([mask, label], at) => rule(`r${at}`, { label, mask }));
				const field = { name: "f", labels };
				const { mask } = resolveMask(field, ANYBODY, rules);
				expect(strengthOf(mask)).toBeGreaterThanOrEqual(strengthOf(defaultMask(labels)));
				for (const { rule: one } of rules) {
					if (one.label && labels.includes(one.label)) {
						expect(strengthOf(mask)).toBeGreaterThanOrEqual(strengthOf(one.mask));
					}
				}
				expect(strengthOf(resolveMask(field, ANYBODY, rules.toReversed()).mask)).toBe(strengthOf(mask));
			}),
		));

	it("is told from the weaker, and a mask applied twice is as strong as once", () => {
		expect(isWeaker(MONTH, ["birth-date"])).toBe(true);
		expect(isWeaker(AGE_BAND, ["birth-date"])).toBe(false);
		expect(isWeaker([{ kind: "hash" }], ["email"])).toBe(true);
		for (const mask of Object.values(DEFAULT_MASKS)) expect(strengthOf([...mask, ...mask])).toBe(strengthOf(mask));
	});

	it("holds for labels: one more never shows more", () =>
		fc.assert(
			fc.property(anyLabels, fc.constantFrom(...Label.options), (labels, more) => {
				const added = strengthOf(defaultMask([...labels, more]));
				expect(added).toBeGreaterThanOrEqual(strengthOf(defaultMask(labels)));
			}),
		));
});
