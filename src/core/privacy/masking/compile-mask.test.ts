import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldType } from "../../catalogue/field.ts";
import { compileMask } from "./compile-mask.ts";
import type { KeyedMasks } from "./keyed-masks.ts";
import { Mask, MaskStep } from "./mask.ts";

/** Stands for keys where only the way through the masks is tested. */
const KEYED: KeyedMasks = {
	pseudonym: (fieldNo, value) => `p_${fieldNo}_${value.length % 2}`,
	substitute: (_, __, value) => [...value].toReversed().join(""),
	fraction: () => 0.75,
	hash: () => "0".repeat(64),
};
const NOW = Date.UTC(2026, 5, 15);

function show(steps: unknown, value: string, type: FieldType = "text"): string {
	return compileMask(Mask.parse(steps), { field: { no: 1, type }, nowMs: NOW, keyed: KEYED })(value, "c1");
}

describe("what people see", () => {
	it.each<[object, string, string, FieldType?]>([
		[{ kind: "card", issuer: 6 }, "4111 1111 1111 1234", "411111•••1234"],
		[{ kind: "card", issuer: 8 }, "4111111111111234", "41111111•••1234"],
		[{ kind: "card", issuer: 8 }, "378282246310005", "•••0005"],
		[{ kind: "last", shown: 4 }, "12345678901", "•••"],
		[{ kind: "year" }, "1982-03-29", "1982", "date"],
		[{ kind: "year" }, "1937-01-01", "1937", "date"],
		[{ kind: "year" }, "1931-05-06", "≤ 1936", "date"],
		[{ kind: "month" }, "1931-05-06", "≤ 1936", "date"],
		[{ kind: "month" }, "2026-01-31 10:00:00.123", "2026-01", "timestamp"],
		[{ kind: "age-band" }, "1986-06-15", "40–49", "date"],
		[{ kind: "age-band" }, "1986-06-16", "30–39", "date"],
		[{ kind: "age-band", years: 5 }, "1986-06-15", "40–44", "date"],
		[{ kind: "age-band" }, "1915-12-10", "90+", "date"],
		[{ kind: "age-band" }, "2030-01-01", "•••", "date"],
		[{ kind: "network", v4: 24 }, "192.0.2.17", "192.0.2.•••"],
		[{ kind: "network", v6: 48 }, "2001:db8::1", "2001:db8:0:•••"],
		[{ kind: "network" }, "::1:2:3:4:5:6:7:8:9", "•••"],
		[{ kind: "network" }, "fe80::1::2", "•••"],
		[{ kind: "network", v6: 48 }, "2002:c000:0211::1", "2002:c000:•••"],
		[{ kind: "place", decimals: 0 }, "51.507351, -0.127758", "51, -0"],
		[{ kind: "place", decimals: 2 }, "51.507351", "51.50", "float"],
		[{ kind: "place", decimals: 1 }, "jane@example.com", "•••"],
		[{ kind: "place", decimals: 1 }, "51,507351", "51,5"],
		[{ kind: "place", decimals: 1 }, "Dún Laoghaire", "Dún Laoghaire"],
		[{ kind: "place", decimals: 1 }, "SW1", "SW1"],
		[{ kind: "place", decimals: 1 }, `51°30'26.4"N 0°7'39.9"W`, "•••"],
		[{ kind: "place", decimals: 1 }, "5130.4412,N,00007.665,W", "•••"],
		[{ kind: "place", decimals: 1 }, "9C3XGV4F+XW", "•••"],
		[{ kind: "place", decimals: 1 }, "51507351", "•••", "integer"],
		[{ kind: "place", decimals: 1 }, "1.27758e-7", "•••", "float"],
		[{ kind: "initials" }, "Jane", "J."],
		[{ kind: "initials" }, "王小明", "•••"],
		[{ kind: "initials" }, "김 철수", "•••"],
		[{ kind: "bucket", width: 10 }, "47", "40–49", "integer"],
		[{ kind: "bucket", width: 0.1 }, "0.35", "0.3 to 0.4", "decimal"],
		[{ kind: "bucket", width: 10 }, "-3", "-10–-1", "integer"],
		[{ kind: "bands", edges: [0, 100, 1000] }, "100", "100 to 1000", "integer"],
		[{ kind: "bands", edges: [0, 100] }, "-1", "below 0", "integer"],
		[{ kind: "bands", edges: [0, 100] }, "5000", "from 100", "integer"],
		[{ kind: "significant", digits: 2 }, "2143.5", "≈ 2100", "decimal"],
		[{ kind: "noise", scale: 100 }, "1000", "1070", "integer"],
		[{ kind: "substitute", alphabet: "digits" }, "+44 20 7183", "+38 17 0244"],
		[{ kind: "substitute", alphabet: "letters" }, "Costa-Reyes", "Seyer-Atsoc"],
		[{ kind: "substitute", alphabet: "digits" }, "12345", "•••"],
		[{ kind: "substitute", alphabet: "letters" }, "Anna", "•••"],
		[{ kind: "substitute", alphabet: "digits" }, "A123456", "•••"],
		[{ kind: "pseudonym" }, "anything", "p_1_0"],
		[{ kind: "significant" }, "2143", "•••", "text"],
		[{ kind: "email" }, "true", "•••", "boolean"],
	])("%j of %s", (step, value, shown, type) => expect(show([step], value, type)).toBe(shown));

	it("goes through the steps in order", () => {
		expect(show([{ kind: "year" }, { kind: "bucket", width: 10 }], "1987-01-02", "date")).toBe("1980–1989");
		expect(show([{ kind: "noise", scale: 100 }, { kind: "significant" }], "1000", "integer")).toBe("≈ 1000");
		expect(show([{ kind: "postcode" }, { kind: "pseudonym" }], "SW1A 1AA")).toMatch(/^p_/);
	});

	it("hides whole what needs a key and has none", () => {
		for (const step of [{ kind: "pseudonym" }, { kind: "hash" }, { kind: "substitute", alphabet: "digits" }]) {
			const mask = Mask.parse([step]);
			expect(compileMask(mask, { field: { no: 1, type: "text" }, nowMs: NOW })("1234567")).toBe("•••");
		}
	});
});

describe("pipelines", () => {
	it.each<[object[], string]>([
		[[{ kind: "redact" }, { kind: "year" }], "year cannot follow redact, which leaves nothing to mask"],
		[[{ kind: "month" }, { kind: "bucket", width: 1 }], "bucket cannot follow month"],
		[[{ kind: "pseudonym" }, { kind: "email" }], "email cannot follow pseudonym"],
		[[{ kind: "email" }, { kind: "initials" }], "initials cannot follow email, which leaves text for people"],
	])("%j is refused at its place", (steps, message) => {
		const [issue] = Mask.safeParse(steps).error?.issues ?? [];
		expect(issue?.path).toEqual([1, "kind"]);
		expect(issue?.message).toContain(message);
	});

	it("have at least one step, at most four, and known ones", () => {
		expect(Mask.safeParse([]).success).toBe(false);
		expect(Mask.safeParse(Array(5).fill({ kind: "keep" })).success).toBe(false);
		expect(Mask.safeParse([{ kind: "rot13" }]).success).toBe(false);
		expect(Mask.safeParse([{ kind: "bands", edges: [3, 2] }]).success).toBe(false);
	});
});

const anyStep = fc.constantFrom<MaskStep>(
	...[
		{ kind: "redact" },
		{ kind: "email" },
		{ kind: "last", shown: 2 },
		{ kind: "card", issuer: 8 },
		{ kind: "iban" },
		{ kind: "initials" },
		{ kind: "postcode" },
		{ kind: "reference" },
		{ kind: "age-band" },
		{ kind: "network" },
		{ kind: "place" },
		{ kind: "significant" },
		{ kind: "bucket", width: 10 },
		{ kind: "noise", scale: 3 },
		{ kind: "pseudonym" },
		{ kind: "substitute", alphabet: "letters" },
		{ kind: "hash" },
	].map((step) => MaskStep.parse(step)),
);
const anyType = fc.constantFrom<FieldType>("text", "integer", "date", "boolean", "text-list");
const anyValue = fc.string({ unit: "binary", maxLength: 150 });

describe("any value", () => {
	it("becomes one safe short line, by any mask", () =>
		fc.assert(
			fc.property(anyValue, anyStep, anyType, (value, step, type) => {
				const shown = show([step], value, type);
				expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
				expect([...shown].length).toBeLessThanOrEqual(80);
			}),
		));

	it("is never what redact, pseudonym and hash show, and tells no length", () =>
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", minLength: 4, maxLength: 150 }), (value) => {
				for (const kind of ["redact", "hash", "pseudonym"]) {
					const shown = show([{ kind }], value);
					expect(shown === "" || shown.length === { redact: 3, hash: 64, pseudonym: 5 }[kind]).toBe(true);
					expect(shown === value).toBe(false);
				}
			}),
		));
});
