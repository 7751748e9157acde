import { describe, expect, test } from "vitest";
import { unsafeContent } from "./content-safety.ts";
import { holdsEmail, withoutIdentifiers } from "./free-text.ts";
import { normaliseText, nullWords } from "./normalise.ts";

const strict = { multiline: false, activeContent: false };

describe("texts that are refused", () => {
	test.each([
		["a\u0000b", "control-character"],
		["a\u0007b", "control-character"],
		["a\u0085b", "control-character"],
		["line\nbreak", "control-character"],
		["abc\u202Edef", "bidi-character"],
		["abc\u2066def", "bidi-character"],
		["zero\u200Bwidth", "invisible-character"],
		["soft\u00ADhyphen", "invisible-character"],
		["byte\uFEFForder", "invisible-character"],
		["tag\u{E0041}", "invisible-character"],
		["half\uD800", "unicode-invalid"],
		["non\uFFFEchar", "unicode-invalid"],
		["=1+1", "active-formula"],
		["=cmd|' /C calc'!A0", "active-formula"],
		["+cmd|' /C calc'!A0", "active-formula"],
		["-2+3+cmd|' /C calc'!A0", "active-formula"],
		["@SUM(1+1)*cmd|' /C calc'!A0", "active-formula"],
		["-A1", "active-formula"],
		["<script>alert(1)</script>", "active-markup"],
		["<img src=x onerror=alert(1)>", "active-markup"],
		['" onfocus=alert(1) autofocus', "active-markup"],
		["javascript:alert(1)", "active-markup"],
		["&#x3C;b&#x3E;", "active-markup"],
		["<!-- x -->", "active-markup"],
		["<b", "active-markup"],
	])("%j because of %s", (text, reason) => {
		expect(unsafeContent(text, strict)).toBe(reason);
	});
});

describe("texts that are fine", () => {
	test.each([
		"-12.5",
		"+44 (0)20 7946-0958",
		"-1e5",
		"- a list item",
		"@handle",
		"+5%",
		"-€5",
		"a < b and c > d",
		"I <3 you",
		"John <john@example.com>",
		"'; DROP TABLE customers; --",
		"R&D, Tom & Jerry",
		"time: 12:30",
		"a=b",
		"👩‍👩‍👧 family",
		"🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
		"❤️",
		"می‌خواهم",
		"क्‍ष",
		"Ünïcödé",
		"日本語",
		"مرحبا",
	])("%j", (text) => {
		expect(unsafeContent(text, strict)).toBeUndefined();
	});

	test("line breaks and tabs where the text may have lines", () => {
		expect(unsafeContent("1 High St\nLondon\tUK", { multiline: true, activeContent: false })).toBeUndefined();
	});

	test("formulas and markup where the mapping keeps them as text, but never control characters", () => {
		const keep = { multiline: false, activeContent: true };
		expect(unsafeContent("=1+1 <b>", keep)).toBeUndefined();
		expect(unsafeContent("=1+1\u0000", keep)).toBe("control-character");
	});
});

test("text is trimmed of Unicode blanks and composed", () => {
	expect(normaliseText("\u00A0\u2003 Jose\u0301 \u3000")).toBe("José");
	expect(normaliseText("plain")).toBe("plain");
	expect(normaliseText("\t")).toBe("");
});

test("nulls in disguise are found, and only they", () => {
	const isNull = nullWords();
	for (const word of ["", "N/A", "n/a", "NULL", "none", "-", "--", "?", "#N/A", "0000-00-00", "NaN"])
		expect(isNull(word)).toBe(true);
	for (const word of ["0", "no", "unknown", "Nadia", "nulls", "é"]) expect(isNull(word)).toBe(false);
	expect(nullWords(["missing"])("MISSING")).toBe(true);
	expect(nullWords(["missing"])("N/A")).toBe(false);
});

test("identifiers are found in free text and taken out of it", () => {
	expect(holdsEmail("write to jo.doe@example.co.uk today")).toBe(true);
	expect(holdsEmail("@home at 5")).toBe(false);
	expect(holdsEmail("https://shop.example/?mail=jo.doe%40example.com")).toBe(true);
	expect(withoutIdentifiers("call +44 20 7946 0958 or mail a@b.example, order 12345")).toBe(
		"call [removed] or mail [removed], order 12345",
	);
	expect(withoutIdentifiers("IBAN GB82 WEST 1234 5698 7654 32.")).toBe("IBAN [removed].");
});
