import { describe, expect, it } from "vitest";
import type { TokenRecord } from "../../src/core/access/principal.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";
const LATER = "2026-11-24T11:00:00.000Z";

export function accessCases(store: () => ControlStore): void {
	describe("tokens", () => {
		it("are found by digest alone, with their workspace", async () => {
			await store().tokens.create("one", token("a"));
			await store().tokens.create("two", token("b"));
			expect(await store().tokens.findByDigest("digest-b")).toEqual({ workspaceId: "two", token: token("b") });
			expect(await store().tokens.findByDigest("digest-c")).toBeUndefined();
			expect(await store().tokens.list("one")).toEqual([token("a")]);
		});

		it("remember their last use and when they were revoked, once", async () => {
			await store().tokens.create("one", token("a"));
			await store().tokens.touch("a", LATER);
			expect(await store().tokens.revoke("two", "a", LATER)).toBe(false);
			expect(await store().tokens.revoke("one", "a", LATER)).toBe(true);
			expect(await store().tokens.revoke("one", "a", AT)).toBe(false);
			expect(await store().tokens.list("one")).toEqual([{ ...token("a"), lastUsedAt: LATER, revokedAt: LATER }]);
		});
	});

	describe("idempotency keys", () => {
		it("belong to a token and expire", async () => {
			const record = { key: "k", tokenId: "a", requestDigest: "r", status: 201, body: '{"ok":true}', at: AT };
			await store().tokens.create("one", token("a"));
			await store().idempotency.save(record);
			await store().idempotency.save({ ...record, tokenId: "operator" });
			expect(await store().idempotency.find("a", "k")).toEqual(record);
			expect(await store().idempotency.find("b", "k")).toBeUndefined();
			await store().idempotency.save({ ...record, at: LATER, status: 200 });
			await store().idempotency.expire(LATER);
			expect(await store().idempotency.find("a", "k")).toEqual({ ...record, at: LATER, status: 200 });
			expect(await store().idempotency.find("operator", "k")).toBeUndefined();
		});
	});
}

function token(id: string): TokenRecord {
	return {
		id,
		name: `Token ${id}`,
		roles: ["marketer"],
		secretDigest: `digest-${id}`,
		createdAt: AT,
		expiresAt: LATER,
	};
}
