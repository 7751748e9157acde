import { hkdfSync } from "node:crypto";
import { FF1 } from "@noble/ciphers/ff1.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FieldHash } from "./field-hash.ts";
import { maskKeys } from "./mask-keys.ts";

const workspaceKeyOf = (workspaceId: string) => Buffer.from(hkdfSync("sha256", "test", "", workspaceId, 32));
const keys = maskKeys({ workspaceKey: (id) => ({ version: 1, bytes: workspaceKeyOf(id) }) });
const winBack = keys.of("one", "win-back");

describe("pseudonyms", () => {
	it("stay the same within a purpose", () => {
		const again = keys.of("one", "win-back").pseudonym(7, "jane@example.com");
		expect(winBack.pseudonym(7, "jane@example.com")).toBe(again);
		expect(again).toMatch(/^p_[0-9a-f]{20}$/);
	});

	it("are unlinkable across purposes, fields and workspaces", () => {
		const all = [
			winBack.pseudonym(7, "jane"),
			winBack.pseudonym(8, "jane"),
			winBack.pseudonym(7, "janet"),
			keys.of("one", "research").pseudonym(7, "jane"),
			keys.of("two", "win-back").pseudonym(7, "jane"),
		];
		expect(new Set(all).size).toBe(all.length);
	});

	it("are the hash of field and value under two keys of their own, as their format says", () => {
		const twoKeys = hkdfSync("sha256", workspaceKeyOf("one"), "", "segward/mask-pseudonym/2 win-back", 32);
		const hash = new FieldHash(new Uint8Array(twoKeys)).of(7, "zoë").toString("hex");
		expect(winBack.pseudonym(7, "zoë")).toBe(`p_${hash.slice(0, 20)}`);
	});

	it("are all different for twenty thousand values", () => {
		const all = new Set(Array.from({ length: 20_000 }, (_, at) => winBack.pseudonym(7, `customer ${at}`)));
		expect(all.size).toBe(20_000);
	});
});

describe("substitutes", () => {
	/** NIST SP 800-38G, FF1 samples 1 to 9: key, radix, tweak, plain and cipher text. */
	const K128 = "2B7E151628AED2A6ABF7158809CF4F3C";
	const K192 = `${K128}EF4359D8D580AA4F`;
	const K256 = `${K192}7F036D6F04FC6A94`;
	const T10 = "39383736353433323130";
	const T11 = "3737373770717273373737";
	const DIGITS = "0123456789";
	const LONG = "0123456789abcdefghi";
	it.each([
		[K128, 10, "", DIGITS, "2433477484"],
		[K128, 10, T10, DIGITS, "6124200773"],
		[K128, 36, T11, LONG, "a9tv40mll9kdu509eum"],
		[K192, 10, "", DIGITS, "2830668132"],
		[K192, 10, T10, DIGITS, "2496655549"],
		[K192, 36, T11, LONG, "xbj3kv35jrawxv32ysr"],
		[K256, 10, "", DIGITS, "6657667009"],
		[K256, 10, T10, DIGITS, "1001623463"],
		[K256, 36, T11, LONG, "xs8a0azh2avyalyzuwd"],
	])("come from an FF1 that agrees with NIST: %s, radix %i, tweak %s", (key, radix, tweak, plain, cipher) => {
		const symbols = Array.from(plain, (one) => Number.parseInt(one, 36));
		const ff1 = FF1(radix, Buffer.from(key, "hex"), Buffer.from(tweak, "hex"));
		expect(
			ff1
				.encrypt(symbols)
				.map((one) => one.toString(36))
				.join(""),
		).toBe(cipher);
	});

	it("are other texts of the same kind, one for each", () =>
		fc.assert(
			fc.property(fc.stringMatching(/^[0-9]{6,20}$/), fc.stringMatching(/^[0-9]{6,20}$/), (a, b) => {
				const other = winBack.substitute(3, "digits", a);
				expect(other).toMatch(/^[0-9]+$/);
				expect(other).toHaveLength(a.length);
				expect(winBack.substitute(3, "digits", b) === other).toBe(a === b);
			}),
			{ numRuns: 40 },
		));

	it("are unlinkable across purposes and fields", () => {
		const all = [
			winBack.substitute(3, "letters", "costa"),
			winBack.substitute(4, "letters", "costa"),
			keys.of("one", "research").substitute(3, "letters", "costa"),
		];
		expect(new Set(all).size).toBe(3);
	});

	it("are refused where fewer than a million values are possible", () => {
		expect(() => winBack.substitute(3, "digits", "12345")).toThrow(RangeError);
		expect(() => winBack.substitute(3, "letters", "anna")).toThrow(RangeError);
		expect(() => winBack.substitute(3, "digits", "12345a")).toThrow(RangeError);
	});
});

describe("noise", () => {
	it("repeats for the same customer and value under any purpose, and is another for any other", () => {
		const all = [
			winBack.fraction(3, "c1", "100"),
			winBack.fraction(3, "c2", "100"),
			winBack.fraction(3, "c11", "00"),
			winBack.fraction(4, "c1", "100"),
			keys.of("two", "win-back").fraction(3, "c1", "100"),
		];
		expect(winBack.fraction(3, "c1", "100")).toBe(all[0]);
		expect(keys.of("one", "research").fraction(3, "c1", "100")).toBe(all[0]);
		expect(new Set(all).size).toBe(all.length);
	});

	it("is spread evenly from 0 to 1", () => {
		const drawn = Array.from({ length: 2_000 }, (_, at) => winBack.fraction(3, `c${at}`, "100"));
		expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...drawn)).toBeLessThan(1);
		expect(drawn.reduce((sum, one) => sum + one, 0) / drawn.length).toBeCloseTo(0.5, 1);
	});
});
