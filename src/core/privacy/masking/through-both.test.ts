import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldType } from "../../catalogue/field.ts";
import { compileMask } from "./compile-mask.ts";
import type { KeyedMasks } from "./keyed-masks.ts";
import { MADE_UP_VALUES } from "./made-up-values.ts";
import { Mask } from "./mask.ts";
import { maskFromText } from "./mask-text.ts";
import { HIDDEN } from "./safe-line.ts";
import { shownThroughBoth, stricterMask } from "./through-both.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const MASKS =
	"keep redact email last:1 last:2 last:4 card card:6 card:8 iban initials postcode reference year month age-band:5 age-band:10 age-band:20 network:16/32 network:24/32 network:16/48 network:24/48 place:0 place:1 place:2 significant:1 significant:2 bucket:5 bucket:10 bands:0/100/1000 bands:0/1000 noise:10 pseudonym substitute:digits hash"
		.split(" ")
		.concat("year, bucket:10", "year, bands:1950/2000")
		.map(maskOf);

/** Values that lie close together, so that masks show many of them alike. */
const VALUES: Record<string, readonly string[]> = {
	date: [
		"1980-01-01",
		"1980-01-31",
		"1980-11-24",
		"1980-11-25",
		"1981-05-05",
		"1850-03-03",
		"1931-02-02",
		"2030-01-01",
	],
	integer: ["0", "3", "7", "12", "95", "105", "149", "151", "999", "1000", "2449", "2450", "2500", "4111111111111111"],
	decimal: ["0.5", "1.25", "-3.5", "99.5", "100", "2143.50", "2149.99"],
	text: [
		...Object.values(MADE_UP_VALUES).map(({ value }) => value),
		...["jane@example.com", "jack@example.org", "411111111112", "41111111111111", "4111 1111 2222 1111", "123456"],
		...["1234561", "12345678", "192.0.2.99", "192.0.3.17", "2001:db8:1::1", "2001:db8:2::1", "51.507, -0.12", "51.51"],
		...[
			"51°30'26\"N",
			"5150.734, -1.25",
			"51.5e1",
			"9C3XGV4C+XV",
			"1.2.3.4.5",
			"1.23.456",
			"Soho",
			"",
			" ",
			"SW1A 2AA",
			"SW9 1AA",
			"DE89370400440532999900",
			"John Roe",
			"1982",
		],
		...["Jim", "1982-03-01", `${"a".repeat(79)}b`, `${"a".repeat(79)}bc`, `${"a".repeat(79)}bd`, `${"a".repeat(79)}…`],
	],
};
const TYPES = Object.keys(VALUES) as FieldType[];

function maskOf(text: string): Mask {
	return Mask.parse(maskFromText(text));
}

/** Of one purpose, so that what is shown is the same only for the same value. */
function keysOf(purpose: string): KeyedMasks {
	const tell = (value: string) =>
		[...`${purpose} ${value}`].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 1e9, 7);
	return {
		pseudonym: (_no, value) => `p_${purpose}${tell(value)}`,
		substitute: (_no, _alphabet, value) => value.replace(/./g, (one) => String((Number(one) + purpose.length) % 10)),
		fraction: (_no, customer, value) => (tell(customer + value) % 1000) / 1000,
		hash: (value) => `h${tell(value)}`,
	};
}

function ready(mask: Mask, type: FieldType, purpose: string) {
	return { mask, shownAs: compileMask(mask, { field: { no: 1, type }, nowMs: NOW, keyed: keysOf(purpose) }) };
}

const anyPair = fc.record({
	own: fc.constantFrom(...MASKS),
	other: fc.constantFrom(...MASKS),
	type: fc.constantFrom(...TYPES),
});

describe("a value as somebody else sees it, shown to whoever has a mask of his own", () => {
	it("tells two values apart only where the own mask does, whatever the other mask is", () => {
		fc.assert(
			fc.property(anyPair, ({ own, other, type }) => {
				const mine = ready(own, type, "mine");
				const both = shownThroughBoth(mine, ready(other, type, "theirs"), type);
				const shownBy = new Map<string, string>();
				for (const value of VALUES[type] ?? []) {
					const seen = mine.shownAs(value, "c_1");
					const shown = both(value, "c_1");
					expect(shownBy.get(seen) ?? shown, `${seen} of ${value}`).toBe(shown);
					shownBy.set(seen, shown);
				}
			}),
			{ numRuns: 4_000 },
		);
	});

	it("is what the other mask shows, or what the own shows where that follows from it, or nothing", () => {
		fc.assert(
			fc.property(anyPair, ({ own, other, type }) => {
				const [mine, theirs] = [ready(own, type, "mine"), ready(other, type, "theirs")];
				const stricter = stricterMask(own, other, type);
				const both = shownThroughBoth(mine, theirs, type);
				for (const value of VALUES[type] ?? []) {
					const allowed = stricter === "own" ? mine.shownAs(value, "c") : theirs.shownAs(value.trim(), "c");
					expect([HIDDEN, "", allowed]).toContain(both(value, "c"));
				}
			}),
		);
	});

	it.each([
		["1982-03-29", "date", "keep", "year", "1982"],
		["1982-03-29", "date", "year", "keep", "1982"],
		["1982-03-29", "date", "month", "year", "1982"],
		["1982-03-29", "date", "age-band:5", "age-band:10", "40–49"],
		["192.0.2.17", "text", "network:24/48", "network:16/32", "192.0.•••"],
		["gold", "text", "keep", "redact", HIDDEN],
		["gold", "text", "redact", "keep", HIDDEN],
		// The band would tell whether the birthday is over, which the year does not.
		["1982-03-29", "date", "year", "age-band:10", HIDDEN],
		// Rounded once it is 2, from what was rounded before it would be 3.
		["2.45", "decimal", "significant:2", "significant:1", HIDDEN],
		["gold", "text", "keep", "pseudonym", expect.stringMatching(/^p_theirs/)],
		["gold", "text", "hash", "pseudonym", HIDDEN],
		["jane@example.com", "text", "keep", "email", HIDDEN],
	] as const)("%s (%s) through %s and %s is %s", (value, type, own, other, shown) => {
		const mine = ready(maskOf(own), type, "mine");
		const theirs = ready(maskOf(other), type, "theirs");
		expect(shownThroughBoth(mine, theirs, type)(value, "c_1")).toEqual(shown);
	});
});
