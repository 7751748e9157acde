import { describe, expect, test } from "vitest";
import { honouredSecondFactorAtMs, inDomains } from "./external-identity.ts";
import { isPrivateUrl } from "./private-url.ts";

describe("a second factor elsewhere counts", () => {
	const identity = { factors: ["pwd", "mfa"], authenticatedAtMs: 1000 };
	test("where it is honoured and has a time, which is never later than now", () => {
		expect(honouredSecondFactorAtMs(identity, ["mfa"], 5000)).toBe(1000);
		expect(honouredSecondFactorAtMs(identity, ["mfa"], 500)).toBe(500);
	});
	test("not otherwise", () => {
		expect(honouredSecondFactorAtMs(identity, [], 5000)).toBeUndefined();
		expect(honouredSecondFactorAtMs(identity, ["hwk"], 5000)).toBeUndefined();
		expect(honouredSecondFactorAtMs({ factors: ["mfa"] }, ["mfa"], 5000)).toBeUndefined();
	});
});

test("an address lies in a domain only with its last part", () => {
	expect(inDomains("ada@Example.com", ["example.com"])).toBe(true);
	expect(inDomains("ada@example.com@evil.com", ["example.com"])).toBe(false);
	expect(inDomains("ada@sub.example.com", ["example.com"])).toBe(false);
	expect(inDomains(undefined, ["example.com"])).toBe(false);
	expect(inDomains(undefined, [])).toBe(true);
});

test.each([
	["https://login.example.com/x", true],
	["http://localhost:3000", true],
	["http://127.0.0.1/x", true],
	["http://[::1]:80", true],
	["http://login.example.com", false],
	["http://localhost.evil.com", false],
	["http://localhost@evil.com", false],
	["https://user:password@evil.com", false],
	["https://a\\@evil.com", false],
	["file:///etc/passwd", false],
	["javascript:alert(1)", false],
])("%s is private: %s", (url, expected) => {
	expect(isPrivateUrl(url)).toBe(expected);
});
