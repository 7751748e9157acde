import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ROLES_OF_THE_FIRST } from "../../src/core/access/role.ts";
import type { Browser } from "./browser.ts";
import { GRACE, openPeopleHouse, type PeopleHouse } from "./people-house.ts";

const MINUTE_MS = 60_000;
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

let house: PeopleHouse;
let ada: Browser;
let grace: Awaited<ReturnType<PeopleHouse["join"]>>;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-06-01T00:00:00Z") });
	house = await openPeopleHouse();
	ada = (await house.ada()).browser;
	grace = await house.join(ada, GRACE, ["viewer", "analyst"]);
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

const make = (who: Browser, change: object = {}) =>
	who.send("POST", "/tokens", { name: "nightly", roles: ["analyst"], expires: "1h", ...change });
const idOf = (answer: { body: Record<string, unknown> }) => String((answer.body.token as { id: string }).id);
const names = async (who: Browser, path: string) =>
	((await who.send("GET", path)).body.items as { id: string }[]).map(({ id }) => id);

describe("a token of one's own", () => {
	test("is made by anybody, with roles of the own, and shows where it was used last", async () => {
		const made = await make(grace.browser);
		expect(made).toMatchObject({ status: 201, body: { token: { ownerId: grace.id, roles: ["analyst"] } } });
		const secret = String(made.body.secret);
		expect(secret).toMatch(/^sgw_[A-Za-z0-9_-]{49}$/);
		expect((await house.bearer(secret, "/segments")).status).toBe(200);
		expect((await grace.browser.send("GET", "/tokens")).body).toMatchObject({
			items: [{ lastUsedAt: "2026-06-01T00:00:00.000Z", lastUsedFrom: "127.0.0.1" }],
		});
		expect(JSON.stringify((await grace.browser.send("GET", "/tokens")).body)).not.toContain(secret);
	});

	test.each([
		[{ roles: ["administrator"] }, "action-forbidden"],
		[{ roles: ["analyst", "adminstrator"] }, "action-forbidden"],
		[{ scopes: ["segment:destroy"] }, "scope-unknown"],
		[{ name: "Local Operator" }, "request-invalid"],
		[{ name: " anonymous" }, "request-invalid"],
		[{ ownerId: "somebody-else" }, "request-invalid"],
		[{ expires: "9999d" }, "request-invalid"],
	])("cannot be made with %j", async (change, code) => {
		expect((await make(grace.browser, change)).body).toMatchObject({ code });
	});

	test("needs a fresh second factor, and no token makes another", async () => {
		const { body } = await make(grace.browser);
		const another = { name: "more", roles: ["analyst"], expires: "366d" };
		expect((await house.bearer(String(body.secret), "/tokens", "POST", another)).body).toMatchObject({
			code: "action-forbidden",
		});
		later(16 * MINUTE_MS);
		expect((await make(grace.browser)).body).toMatchObject({ code: "second-factor-stale" });
	});

	test("that is narrowed does nothing else, by action or group", async () => {
		const { body } = await make(grace.browser, { scopes: ["segment:list"] });
		expect((await house.bearer(String(body.secret), "/segments")).status).toBe(200);
		expect((await house.bearer(String(body.secret), "/fields")).body).toMatchObject({ code: "action-forbidden" });
		const wide = await make(grace.browser, { scopes: ["read definitions"] });
		expect((await house.bearer(String(wide.body.secret), "/fields")).status).toBe(200);
		expect((await house.bearer(String(wide.body.secret), "/me")).status).toBe(403);
	});

	test("is revoked by its owner, by an administrator, by itself, and by nobody else", async () => {
		const [own, seen, itself] = [await make(grace.browser), await make(grace.browser), await make(grace.browser)];
		const adas = await make(ada, { roles: ["marketer"] });
		expect((await grace.browser.send("DELETE", `/tokens/${idOf(adas)}`)).body).toMatchObject({
			code: "action-forbidden",
		});
		expect((await grace.browser.send("DELETE", `/tokens/${idOf(own)}`)).status).toBe(200);
		expect((await ada.send("DELETE", `/tokens/${idOf(seen)}`)).status).toBe(200);
		expect((await house.bearer(String(itself.body.secret), "/me/token", "DELETE")).status).toBe(200);
		for (const gone of [own, seen, itself]) {
			expect((await house.bearer(String(gone.body.secret))).body).toMatchObject({ code: "token-invalid" });
		}
		expect((await house.bearer(String(adas.body.secret))).status).toBe(200);
	});

	test("is seen by its owner and by who reviews access, and nobody else", async () => {
		const [hers, adas] = [idOf(await make(grace.browser)), idOf(await make(ada, { roles: ["marketer"] }))];
		expect(await names(grace.browser, "/tokens")).toEqual([hers]);
		expect(await names(ada, "/tokens")).toEqual([adas]);
		expect((await names(ada, "/tokens/all")).sort()).toEqual([adas, hers].sort());
		expect((await grace.browser.send("GET", "/tokens/all")).body).toMatchObject({ code: "action-forbidden" });
	});

	test("dies with the account, and does not rise with it", async () => {
		const secret = String((await make(grace.browser)).body.secret);
		const begunMs = performance.now();
		await ada.send("POST", `/people/${grace.id}/deactivation`);
		expect((await house.bearer(secret)).status).toBe(401);
		expect(performance.now() - begunMs).toBeLessThan(1000);
		await ada.send("POST", `/people/${grace.id}/activation`);
		expect((await house.bearer(secret)).status).toBe(401);
	});

	test("loses what its owner loses, at once", async () => {
		const secret = String((await make(grace.browser)).body.secret);
		await ada.send("PUT", `/people/${grace.id}/roles`, { roles: ["administrator"], teams: [] });
		expect((await house.bearer(secret, "/segments")).status).toBe(200);
		await ada.send("PUT", `/people/${grace.id}/roles`, { roles: ["operator"], teams: [] });
		expect((await house.bearer(secret, "/segments")).body).toMatchObject({ code: "action-forbidden" });
	});
});

describe("a token without an owner", () => {
	test("is made by the local operator alone", async () => {
		const made = await house.operate("POST", "/tokens", { name: "loader", roles: ["marketer"], expires: "1h" });
		expect(made.status).toBe(201);
		expect((made.body.token as { ownerId?: string }).ownerId).toBeUndefined();
		const wrong = await house.operate("POST", "/tokens", { name: "loader", roles: ["marketeer"], expires: "1h" });
		expect(wrong.body).toMatchObject({ code: "role-unknown" });
		const adas = await make(ada, { roles: [...ROLES_OF_THE_FIRST] });
		expect((adas.body.token as { ownerId?: string }).ownerId).toBeDefined();
	});
});
