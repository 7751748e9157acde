import type { ResultOf } from "../../../contract/routes.ts";

export type Token = ResultOf<"listTokens">["items"][number];
export type TokenState = "valid" | "expired" | "revoked";

export function tokenState({ revokedAt, expiresAt }: Token, nowMs: number): TokenState {
	if (revokedAt !== undefined) return "revoked";
	return Date.parse(expiresAt) <= nowMs ? "expired" : "valid";
}

const ORDER: Readonly<Record<TokenState, number>> = { valid: 0, expired: 1, revoked: 2 };

/** Those that open something first, then the newest. */
export function byUse(tokens: readonly Token[], nowMs: number): Token[] {
	return tokens.toSorted(
		(a, b) => ORDER[tokenState(a, nowMs)] - ORDER[tokenState(b, nowMs)] || b.createdAt.localeCompare(a.createdAt),
	);
}
