import { describe, expect, test } from "vitest";
import { tokenSecrets } from "../../adapters/token-secrets/token-secrets.ts";
import type { TokenRecord } from "../../core/access/principal.ts";
import type { AuditEntry } from "../../core/audit/entry.ts";
import type { Person } from "../../ports/people.ts";
import { authenticate } from "./authenticate.ts";
import { createToken, issueToken, revokeToken } from "./tokens.ts";

const START_MS = Date.parse("2026-06-01T00:00:00Z");

function openHouse() {
	const records: TokenRecord[] = [];
	const entries: AuditEntry[] = [];
	const touches: string[] = [];
	const clock = { nowMs: START_MS, now: () => clock.nowMs };
	const tokens = {
		create: async (_workspaceId: string, record: TokenRecord) => void records.push(record),
		async findByDigest(digest: string) {
			const token = records.find((record) => record.secretDigest === digest);
			return token === undefined ? undefined : { workspaceId: "main", token };
		},
		list: async () => records,
		async touch(id: string, at: string, _from: string) {
			touches.push(at);
			const token = records.find((record) => record.id === id);
			if (token !== undefined) token.lastUsedAt = at;
		},
		async revoke(_workspaceId: string, id: string, at: string) {
			const token = records.find((record) => record.id === id && record.revokedAt === undefined);
			if (token !== undefined) token.revokedAt = at;
			return token !== undefined;
		},
	};
	const audit = {
		append: async (entry: AuditEntry) => void entries.push(entry),
		list: async () => [],
		close: async () => undefined,
	};
	const everybody = new Map<string, Person>();
	const people = { findById: async (id: string) => everybody.get(id) };
	const training = { isCurrent: async () => true };
	const policies = { current: async () => [], versions: async () => [], append: () => Promise.reject(new Error()) };
	const deps = { store: { tokens, policies }, people, training, secrets: tokenSecrets(), clock, audit };
	const present = (authorization?: string) => authenticate(deps)({ authorization, from: "10.0.0.1", requestId: "r1" });
	return { deps, everybody, records, entries, touches, clock, present };
}

const request = { name: "nightly", roles: ["marketer"], expires: "1h" };

describe("a token", () => {
	test("authenticates as what it was made for", async () => {
		const { deps, present } = openHouse();
		const { secret, token } = await issueToken(deps, "main", request);
		expect(await present(`Bearer ${secret}`)).toEqual({
			tokenId: token.id,
			kind: "token",
			name: "nightly",
			roles: ["marketer"],
			teams: [],
			trainingCurrent: false,
			workspaceId: "main",
		});
	});

	test("of a person carries its owner, and ends with the owner's account or assignment", async () => {
		const { deps, everybody, entries, present } = openHouse();
		const ada: Person = {
			id: "ada",
			name: "Ada",
			email: "ada@example.com",
			state: "active",
			assignments: [{ workspaceId: "main", roles: ["analyst"], teams: ["crm"] }],
			createdAt: new Date(START_MS).toISOString(),
		};
		everybody.set("ada", ada);
		const { secret } = await issueToken(deps, "main", request, "ada");
		expect(await present(`Bearer ${secret}`)).toMatchObject({ roles: ["marketer"], owner: { roles: ["analyst"] } });
		for (const gone of [
			{ ...ada, state: "deactivated" as const },
			{ ...ada, assignments: [] },
		]) {
			everybody.set("ada", gone);
			await expect(present(`Bearer ${secret}`)).rejects.toMatchObject({ code: "token-invalid" });
			expect(entries.at(-1)).toMatchObject({ decision: "deny", reason: "token-owner-gone" });
		}
	});

	test("is kept only as a digest", async () => {
		const { deps, records } = openHouse();
		const { secret } = await issueToken(deps, "main", request);
		expect(JSON.stringify(records)).not.toContain(secret.slice(4, 40));
		expect(records[0]?.secretDigest).toMatch(/^[0-9a-f]{64}$/);
	});

	test("stops the moment it expires, and the log knows who tried", async () => {
		const { deps, present, clock, entries } = openHouse();
		const { secret } = await issueToken(deps, "main", request);
		clock.nowMs = START_MS + 3_600_000;
		await expect(present(`Bearer ${secret}`)).rejects.toMatchObject({ code: "token-invalid" });
		expect(entries).toMatchObject([{ actor: "nightly", decision: "deny", reason: "token-expired", from: "10.0.0.1" }]);
	});

	test("stops the moment it is revoked", async () => {
		const { deps, present, entries } = openHouse();
		const { secret, token } = await issueToken(deps, "main", request);
		const call = { workspaceId: "main" } as Parameters<ReturnType<typeof revokeToken>>[0];
		await revokeToken(deps)(call, { id: token.id });
		await expect(present(`Bearer ${secret}`)).rejects.toMatchObject({ code: "token-invalid" });
		expect(entries).toMatchObject([{ reason: "token-revoked" }]);
		await expect(revokeToken(deps)(call, { id: token.id })).rejects.toMatchObject({ code: "not-found" });
	});

	test("notes its use at most once a minute", async () => {
		const { deps, present, clock, touches } = openHouse();
		const { secret } = await issueToken(deps, "main", request);
		for (const afterMs of [0, 1000, 59_999, 60_000, 61_000]) {
			clock.nowMs = START_MS + afterMs;
			await present(`Bearer ${secret}`);
		}
		expect(touches).toEqual(["2026-06-01T00:00:00.000Z", "2026-06-01T00:01:00.000Z"]);
	});

	test.each(["367d", "999999d"])("cannot be made for %s", async (expires) => {
		const { deps } = openHouse();
		await expect(issueToken(deps, "main", { ...request, expires })).rejects.toMatchObject({ code: "request-invalid" });
	});

	test("made through the API belongs to its maker, and leaves its id in the access log", async () => {
		const { deps } = openHouse();
		const noted: unknown[] = [];
		const principal = { kind: "person", personId: "ada", roles: ["marketer"] };
		const call = { principal, workspaceId: "main", note: (facts: unknown) => noted.push(facts) };
		const created = await createToken({ ...deps, policyBook: { actions: [] } })(
			call as unknown as Parameters<ReturnType<typeof createToken>>[0],
			request,
		);
		expect(noted).toEqual([{ resourceId: created.token.id }]);
		expect(created.token.ownerId).toBe("ada");
	});
});

describe("without a valid token", () => {
	test.each([undefined, "", "Basic abc", "Bearer", "sgw_abc"])("%s is refused as missing", async (header) => {
		await expect(openHouse().present(header)).rejects.toMatchObject({ code: "token-missing" });
	});

	test("one that was never made is refused", async () => {
		const { secret } = tokenSecrets().create();
		await expect(openHouse().present(`Bearer ${secret}`)).rejects.toMatchObject({ code: "token-invalid" });
	});

	test("a mistyped one is refused without asking the store", () => {
		const { secret } = tokenSecrets().create();
		const wrong = secret.slice(0, 10) + (secret[10] === "A" ? "B" : "A") + secret.slice(11);
		expect(tokenSecrets().digest(wrong)).toBeNull();
		expect(tokenSecrets().digest(secret)).toMatch(/^[0-9a-f]{64}$/);
	});
});
