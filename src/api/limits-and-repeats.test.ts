import { afterEach, describe, expect, test } from "vitest";
import { openStubHouse, type StubHouse } from "../../test/invariants/stub-house.ts";
import { ReadTally } from "../app/access/read-tally.ts";

let house: StubHouse;
afterEach(() => house.app.close());

const authorization = "Bearer all-roles";
const refresh = (key: string, payload: object = { names: ["vip"] }) =>
	house.app.inject({
		method: "POST",
		url: "/api/v1/segments/refresh",
		headers: { authorization, "idempotency-key": key },
		payload,
	});

test.each([{}, { "idempotency-key": "k1" }])("a body nested without end is refused (%o)", async (headers) => {
	house = await openStubHouse();
	const response = await house.app.inject({
		method: "PUT",
		url: "/api/v1/segments/vip",
		headers: { authorization, "content-type": "application/json", ...headers },
		payload: `{"document":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`,
	});
	expect([response.statusCode, response.json().code]).toEqual([400, "request-invalid"]);
	expect(house.acted).toEqual([]);
});

describe("an idempotency key", () => {
	test("makes a repeat answer the same without acting again", async () => {
		house = await openStubHouse();
		const first = await refresh("k1");
		const second = await refresh("k1");
		expect(second.statusCode).toBe(first.statusCode);
		expect(second.body).toBe(first.body);
		expect(second.headers["idempotency-replayed"]).toBe("true");
		expect(house.acted).toEqual(["refreshSegments"]);
	});

	test("lets a repeat wait for the first while it still runs", async () => {
		house = await openStubHouse();
		const [first, second] = await Promise.all([refresh("k1"), refresh("k1")]);
		expect(second.body).toBe(first.body);
		expect(house.acted).toEqual(["refreshSegments"]);
	});

	test("used for another request is 409", async () => {
		house = await openStubHouse();
		await refresh("k1");
		const other = await refresh("k1", { names: ["lapsed"] });
		expect(other.statusCode).toBe(409);
		expect(other.json()).toMatchObject({ code: "idempotency-conflict" });
	});

	test("of one token means nothing to another", async () => {
		house = await openStubHouse();
		await refresh("k1");
		const headers = { authorization: "Bearer marketer", "idempotency-key": "k1" };
		const payload = { names: ["lapsed"] };
		const other = await house.app.inject({ method: "POST", url: "/api/v1/segments/refresh", headers, payload });
		expect(other.statusCode).toBe(200);
	});

	test("does not help who may not act", async () => {
		house = await openStubHouse();
		await refresh("k1");
		const headers = { authorization: "Bearer viewer", "idempotency-key": "k1" };
		const payload = { names: ["vip"] };
		const other = await house.app.inject({ method: "POST", url: "/api/v1/segments/refresh", headers, payload });
		expect(other.statusCode).toBe(403);
	});

	test("is refused where a repeat would have to keep a secret", async () => {
		house = await openStubHouse();
		const headers = { authorization, "idempotency-key": "k1" };
		const payload = { name: "n", role: "viewer", expires: "1h" };
		const response = await house.app.inject({ method: "POST", url: "/api/v1/tokens", headers, payload });
		expect(response.statusCode).toBe(400);
		expect(house.acted).toEqual([]);
	});
});

describe("a rate limit", () => {
	test("holds for one address, before any token is looked at", async () => {
		house = await openStubHouse({ limits: { perAddress: 3 } });
		const statuses: number[] = [];
		for (let at = 0; at < 5; at += 1) statuses.push((await house.app.inject({ url: "/api/v1/fields" })).statusCode);
		expect(statuses).toEqual([401, 401, 401, 429, 429]);
	});

	test("holds for one token, and says when to come again", async () => {
		house = await openStubHouse({ limits: { perToken: 2 } });
		const ask = (role: string) =>
			house.app.inject({ url: "/api/v1/fields", headers: { authorization: `Bearer ${role}` } });
		expect((await ask("viewer")).statusCode).toBe(200);
		expect((await ask("viewer")).statusCode).toBe(200);
		const third = await ask("viewer");
		expect(third.statusCode).toBe(429);
		expect(third.json()).toMatchObject({ code: "rate-limited" });
		expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
		expect((await ask("analyst")).statusCode).toBe(200);
	});
});

describe("reads of the log's tree", () => {
	const tile = (token = "security-auditor") =>
		house.app.inject({
			url: "/audit/tlog/tile/0/000",
			headers: { authorization: `Bearer ${token}` },
			remoteAddress: "192.0.2.1",
		});

	test("have a limit of their own, so that a verifier is not stopped and stops nobody", async () => {
		house = await openStubHouse({ limits: { perToken: 2, perAddress: 1000, perReader: 20 } });
		const statuses: number[] = [];
		for (let read = 0; read < 21; read++) statuses.push((await tile()).statusCode);
		// The stub's tree is empty.
		expect(statuses).toEqual([...Array.from({ length: 20 }, () => 404), 429]);
		const headers = { authorization: "Bearer security-auditor" };
		const other = await house.app.inject({ url: "/api/v1/me", headers, remoteAddress: "192.0.2.1" });
		expect(other.statusCode).toBe(200);
	});

	test("are recorded before the first is answered, then counted; a refusal is recorded each time", async () => {
		const { options, app, entries } = await openStubHouse();
		await app.close();
		const transparency = { ...options.tree.transparency, tile: async () => new Uint8Array(32) };
		const guard = { ...options.guard, tally: new ReadTally(options.guard.clock) };
		house = await openStubHouse({ guard, tree: { transparency } });
		for (let read = 0; read < 5; read++) expect((await tile()).statusCode).toBe(200);
		expect(entries).toMatchObject([{ action: "audit:tree", outcome: "done", reads: 1 }]);
		for (let read = 0; read < 2; read++) expect((await tile("marketer")).statusCode).toBe(403);
		expect(entries.slice(1).map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
		await house.app.close();
		expect(entries.at(-1)).toMatchObject({ action: "audit:tree", outcome: "done", reads: 4 });
	});
});
