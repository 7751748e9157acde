import { createRequire } from "node:module";
import type { CountryCode, MetadataJson } from "libphonenumber-js/core";
import parsePhoneNumber from "libphonenumber-js/max";
import metadata from "libphonenumber-js/max/metadata";
import { describe, expect, it } from "vitest";
import { parsePhone } from "./phone.ts";
import { quickE164 } from "./quick-e164.ts";

const examples = createRequire(import.meta.url)("libphonenumber-js/mobile/examples") as Record<string, string>;

describe("phone numbers", () => {
	it.each([
		["+44 20 7183 8750", undefined, "+442071838750", "GB"],
		["020 7183 8750", "GB", "+442071838750", "GB"],
		["(415) 555-2671", "US", "+14155552671", "US"],
		["089 636-48018", "DE", "+498963648018", "DE"],
		["03.34.08.71.06", "FR", "+33334087106", "FR"],
		["06 12 34 56 78", "fr", "+33612345678", "FR"],
		["0049 89 63648018", "DE", "+498963648018", "DE"],
		["+39 02 1234 5678", undefined, "+390212345678", "IT"],
		["+1 876 456 7890", undefined, "+18764567890", "JM"],
		["+800 1234 5678", undefined, "+80012345678", null],
	])("reads %s (%s) as %s", (text, country, e164, expectedCountry) =>
		expect(parsePhone(text, country)).toEqual({ e164, country: expectedCountry }),
	);

	it.each([
		["020 7183 8750", undefined],
		["536365", "GB"],
		["+44 20 7183", undefined],
		["+999 1234567", undefined],
		["2010-12-01", "GB"],
		["5.54563E+15", "US"],
		["+44 20 7183 8750 ext 12", undefined],
		["call me", "GB"],
		["020 7183 8750", "Atlantis"],
	])("refuses %s (%s)", (text, country) => expect(parsePhone(text, country)).toBeNull());
});

describe("the quick way for strict E.164", () => {
	it("gives the library's own answer wherever it decides, for every calling code", () => {
		const codes = (metadata as MetadataJson).country_calling_codes as Record<string, CountryCode[]>;
		let decided = 0;
		let seed = 7;
		const next = (below: number) => {
			seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
			return (seed >>> 8) % below;
		};
		for (const [code, countries] of Object.entries(codes)) {
			for (const country of countries) {
				for (let i = 0; i < 24; i++) {
					const digits = [...(examples[country] ?? "21234567")];
					for (let change = next(4); change > 0; change--) digits[next(digits.length)] = String(next(10));
					if (next(6) === 0) digits.pop();
					if (next(6) === 0) digits.unshift("0");
					const text = `+${code}${digits.join("")}`;
					const quick = quickE164(text);
					if (!quick) continue;
					decided++;
					const slow = parsePhoneNumber(text);
					expect(slow?.isValid(), text).toBe(true);
					expect({ e164: slow?.number, country: slow?.country ?? null }, text).toEqual(quick);
				}
			}
		}
		expect(decided).toBeGreaterThan(2_000);
	});
});
