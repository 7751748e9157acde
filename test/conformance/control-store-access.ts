import { describe, expect, it } from "vitest";
import type { TokenRecord } from "../../src/core/access/principal.ts";
import type { WorkspacePolicy } from "../../src/core/access/workspace-policy.ts";
import type { MaskingRule } from "../../src/core/privacy/masking/masking-rule.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";
const LATER = "2026-11-24T11:00:00.000Z";

export function accessCases(store: () => ControlStore): void {
	describe("tokens", () => {
		it("keep what they are narrowed to, and whose they are", async () => {
			const narrowed = { ...token("a"), scopes: ["segment:preview"], ownerId: "ada" };
			await store().tokens.create("one", narrowed);
			expect(await store().tokens.list("one")).toEqual([narrowed]);
		});

		it("are found by digest alone, with their workspace", async () => {
			await store().tokens.create("one", token("a"));
			await store().tokens.create("two", token("b"));
			expect(await store().tokens.findByDigest("digest-b")).toEqual({ workspaceId: "two", token: token("b") });
			expect(await store().tokens.findByDigest("digest-c")).toBeUndefined();
			expect(await store().tokens.list("one")).toEqual([token("a")]);
		});

		it("remember their last use and when they were revoked, once", async () => {
			await store().tokens.create("one", token("a"));
			await store().tokens.touch("a", LATER, "192.0.2.1");
			expect(await store().tokens.revoke("two", "a", LATER)).toBe(false);
			expect(await store().tokens.revoke("one", "a", LATER)).toBe(true);
			expect(await store().tokens.revoke("one", "a", AT)).toBe(false);
			expect(await store().tokens.list("one")).toEqual([
				{ ...token("a"), lastUsedAt: LATER, lastUsedFrom: "192.0.2.1", revokedAt: LATER },
			]);
		});
	});

	describe("workspace policies", () => {
		const change = (text: string | null, at = AT) => ({
			kind: "policy" as const,
			name: "office-hours",
			policy: text === null ? null : policy(text),
			digest: text === null ? null : `digest of ${text}`,
			author: "Ada",
			authorId: "ada",
			at,
		});

		it("keep every version, and the newest is in force", async () => {
			const first = await store().policies.append("one", change("a"));
			expect(first).toEqual({ ...change("a"), version: 1, digestBefore: null });
			const second = await store().policies.append("one", change("b", LATER));
			expect(second).toEqual({ ...change("b", LATER), version: 2, digestBefore: "digest of a" });
			expect(await store().policies.current("one")).toEqual([second]);
			expect(await store().policies.versions("one", "policy", "office-hours")).toEqual([second, first]);
			expect(await store().policies.current("two")).toEqual([]);
		});

		it("are gone once removed, with their history, and can come back", async () => {
			await store().policies.append("one", change("a"));
			const removed = await store().policies.append("one", change(null, LATER));
			expect(removed).toMatchObject({ version: 2, policy: null, digestBefore: "digest of a" });
			expect(await store().policies.current("one")).toEqual([]);
			expect(await store().policies.append("one", change("c", LATER))).toMatchObject({
				version: 3,
				digestBefore: null,
			});
			expect(await store().policies.versions("one", "policy", "office-hours")).toHaveLength(3);
		});

		it("are told apart by kind", async () => {
			await store().policies.append("one", change("a"));
			const role = { ...change("r"), kind: "role" as const, policy: { ...policy("r"), kind: "role" as const } };
			expect(await store().policies.append("one", role)).toMatchObject({ version: 1 });
			expect((await store().policies.current("one")).map(({ kind }) => kind)).toEqual(["policy", "role"]);
		});
	});

	describe("masking rules", () => {
		const change = (rule: MaskingRule | null, at = AT) => ({
			name: "birthdays",
			rule,
			weakens: false,
			because: "",
			author: "Ada",
			authorId: "ada",
			at,
		});
		const rule = (mask: MaskingRule["mask"]): MaskingRule => ({ label: "birth-date", roles: ["marketer"], mask });

		it("keep every version, and the newest is in force", async () => {
			const first = await store().maskingRules.append("one", change(rule([{ kind: "redact" }])));
			expect(first).toMatchObject({ version: 1 });
			const weaker = { ...change(rule([{ kind: "month" }]), LATER), weakens: true, because: "birthday greetings" };
			const second = await store().maskingRules.append("one", weaker);
			expect(second).toEqual({ ...weaker, version: 2 });
			expect(await store().maskingRules.current("one")).toEqual([second]);
			expect(await store().maskingRules.versions("one", "birthdays")).toEqual([second, first]);
			expect(await store().maskingRules.current("two")).toEqual([]);
		});

		it("are gone once removed, with their history among all others'", async () => {
			await store().maskingRules.append("one", change(rule([{ kind: "redact" }])));
			const other = await store().maskingRules.append("one", { ...change(rule([{ kind: "month" }])), name: "other" });
			const removed = await store().maskingRules.append("one", change(null, LATER));
			expect(removed).toMatchObject({ version: 2, rule: null });
			expect(await store().maskingRules.current("one")).toEqual([other]);
			expect((await store().maskingRules.versions("one")).map(({ name }) => name)).toEqual([
				"birthdays",
				"other",
				"birthdays",
			]);
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

function policy(text: string): WorkspacePolicy {
	return { kind: "policy", name: "office-hours", title: "Office hours", description: "", text };
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
