import { expect, test } from "vitest";
import { byUse, type Token, tokenState } from "./token-state.ts";

const NOW_MS = Date.parse("2026-06-01T00:00:00Z");
const token = (id: string, change: Partial<Token> = {}): Token => ({
	id,
	name: id,
	roles: ["viewer"],
	createdAt: "2026-05-01T00:00:00.000Z",
	expiresAt: "2026-07-01T00:00:00.000Z",
	...change,
});

test("a token is valid until it expires or is revoked", () => {
	expect(tokenState(token("a"), NOW_MS)).toBe("valid");
	expect(tokenState(token("a", { expiresAt: "2026-06-01T00:00:00.000Z" }), NOW_MS)).toBe("expired");
	expect(tokenState(token("a", { revokedAt: "2026-05-02T00:00:00.000Z" }), NOW_MS)).toBe("revoked");
});

test("valid tokens come first, the newest of them on top", () => {
	const tokens = [
		token("revoked", { revokedAt: "2026-05-02T00:00:00.000Z" }),
		token("older"),
		token("newer", { createdAt: "2026-05-03T00:00:00.000Z" }),
	];
	expect(byUse(tokens, NOW_MS).map(({ id }) => id)).toEqual(["newer", "older", "revoked"]);
});
