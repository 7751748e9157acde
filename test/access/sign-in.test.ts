import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GUARDED_ROUTE_IDS, routeOf } from "../../src/contract/routes.ts";
import { ROLES_OF_THE_FIRST } from "../../src/core/access/role.ts";
import { codeFor } from "../e2e/totp.ts";
import { sampleRequest } from "../invariants/stub-house.ts";
import { ADA, openSignInHouse, type SignInHouse } from "./sign-in-house.ts";

const MINUTE_MS = 60_000;
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

let house: SignInHouse;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-06-01T00:00:00Z") });
	house = await openSignInHouse();
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

async function withAda() {
	const browser = house.browser();
	const made = await browser.setUp(house.setupLink.issue(), ADA);
	return { browser, ...made };
}

describe("the first minutes", () => {
	test("lead from the one-time link to a session", async () => {
		const browser = house.browser();
		const made = await browser.send("POST", "/setup", { secret: house.setupLink.issue(), ...ADA });
		expect(made.body).toEqual({
			totpUri: expect.stringMatching(/^otpauth:\/\/totp\/Segward/),
			recoveryCodes: expect.any(Array),
		});
		expect((await browser.send("GET", "/session")).body).toMatchObject({ code: "second-factor-missing" });
		const confirmed = await browser.send("POST", "/session/enrolment", { code: codeFor(String(made.body.totpUri)) });
		expect(confirmed.body).toEqual({
			name: ADA.name,
			email: ADA.email,
			roles: ROLES_OF_THE_FIRST,
			workspaceId: "main",
		});
		const session = await browser.send("GET", "/session");
		expect(session.body).toMatchObject({
			name: ADA.name,
			roles: ROLES_OF_THE_FIRST,
			expiresAt: "2026-06-01T01:00:00.000Z",
		});
		expect(session.body.actions).toContain("segment:preview");
		expect((await browser.send("GET", "/segments")).status).toBe(200);
	});

	test("need the right secret, of this start, within a day, once", async () => {
		const browser = house.browser();
		const attempt = (secret: string) => browser.send("POST", "/setup", { secret, ...ADA });
		expect((await attempt("sgw_guess")).body).toMatchObject({ code: "setup-link-refused", status: 401 });
		const older = house.setupLink.issue();
		const secret = house.setupLink.issue();
		expect((await attempt(older)).body).toMatchObject({ code: "setup-link-refused" });
		later(24 * 60 * MINUTE_MS);
		expect((await attempt(secret)).body).toMatchObject({ code: "setup-link-refused" });
		const fresh = house.setupLink.issue();
		const answers = await Promise.all([attempt(fresh), attempt(fresh)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
		expect((await attempt(fresh)).body).toMatchObject({ code: "setup-done", status: 409 });
		expect((await attempt(house.setupLink.issue())).body).toMatchObject({ code: "setup-done" });
	});

	test("leave the link valid when the password is refused, and say why", async () => {
		const secret = house.setupLink.issue();
		const browser = house.browser();
		const refused = await browser.send("POST", "/setup", { secret, ...ADA, password: "too short" });
		expect(refused.body).toMatchObject({ code: "password-refused", status: 422, path: "password" });
		expect(refused.body.detail).toMatch(/at least 15/);
		expect((await browser.send("POST", "/setup", { secret, ...ADA, name: "Anonymous" })).status).toBe(400);
		await browser.setUp(secret, ADA);
	});

	test("interrupted before the authenticator was confirmed go on at the next sign-in", async () => {
		await house.browser().send("POST", "/setup", { secret: house.setupLink.issue(), ...ADA });
		const browser = house.browser();
		const again = await browser.password(ADA);
		expect(again.body).toMatchObject({ next: "enrol" });
		const code = codeFor(String(again.body.totpUri));
		expect((await browser.code(code)).body).toMatchObject({ code: "session-ended" });
		expect((await browser.send("POST", "/session/enrolment", { code })).status).toBe(200);
	});
});

describe("signing in", () => {
	test("takes password and code, and replaces the cookie at each step", async () => {
		const { totpUri } = await withAda();
		later(MINUTE_MS);
		const browser = house.browser();
		expect((await browser.password(ADA)).body).toEqual({ next: "second-factor" });
		const between = browser.cookie;
		expect((await browser.send("GET", "/session")).status).toBe(401);
		expect((await browser.code(codeFor(totpUri))).body).toMatchObject({ name: ADA.name });
		expect(browser.cookie).not.toBe(between);
		expect((await browser.send("GET", "/session")).status).toBe(200);
	});

	test("gives a cookie that scripts, other hosts and other sites do not get", async () => {
		await withAda();
		const { setCookie } = await house.browser().password(ADA);
		expect(setCookie).toEqual([
			expect.stringMatching(/^__Host-segward=c\.[^;]+; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
		]);
	});

	test("refuses a wrong password and an unknown address in the same words", async () => {
		await withAda();
		const wrong = await house.browser().password({ ...ADA, password: "nine blue herons fly" });
		const unknown = await house.browser().password({ ...ADA, email: "bob@example.com" });
		const { requestId: _, ...said } = wrong.body;
		expect(said).toMatchObject({ status: 401, code: "sign-in-refused" });
		expect(unknown.body).toMatchObject(said);
		expect([...wrong.setCookie, ...unknown.setCookie]).toEqual([]);
	});

	test("refuses a code that was used", async () => {
		const { totpUri } = await withAda();
		const browser = house.browser();
		await browser.password(ADA);
		expect((await browser.code(codeFor(totpUri))).body).toMatchObject({ status: 401, code: "code-refused" });
		expect((await browser.send("GET", "/segments")).status).toBe(401);
	});

	test("takes a recovery code once", async () => {
		const { recoveryCodes } = await withAda();
		const browser = house.browser();
		await browser.password(ADA);
		expect((await browser.code(String(recoveryCodes[0]))).status).toBe(200);
		await browser.password(ADA);
		expect((await browser.code(String(recoveryCodes[0]))).status).toBe(401);
	});

	test("is slowed down for an account after five wrong passwords, from whatever address, never for good", async () => {
		await withAda();
		const browser = house.browser();
		for (let guess = 0; guess < 5; guess++) {
			expect((await browser.password({ ...ADA, password: `wrong guess number ${guess}` })).status).toBe(401);
		}
		expect((await browser.password(ADA)).body).toMatchObject({
			status: 429,
			code: "rate-limited",
			hint: expect.stringMatching(/1 s/),
		});
		later(1000);
		expect((await browser.password(ADA)).status).toBe(200);
		expect((await browser.password(ADA)).status).toBe(200);
	});

	test("is slowed down for the second factor too", async () => {
		const { totpUri } = await withAda();
		later(MINUTE_MS);
		const browser = house.browser();
		await browser.password(ADA);
		for (let guess = 0; guess < 5; guess++) expect((await browser.code("000000")).status).toBe(401);
		expect((await browser.code(codeFor(totpUri))).body).toMatchObject({ code: "rate-limited" });
	});

	test("stands in the log with its outcome, and never with a secret", async () => {
		const { totpUri } = await withAda();
		later(MINUTE_MS);
		const browser = house.browser();
		house.entries.length = 0;
		await browser.password({ ...ADA, password: "nine blue herons fly" });
		await browser.password(ADA);
		await browser.code(codeFor(totpUri));
		const person = expect.stringMatching(/^session\/[0-9a-f-]{36}$/);
		expect(house.entries).toMatchObject([
			{ action: "session:sign-in", actor: "anonymous", outcome: "started" },
			{
				action: "session:sign-in",
				actor: "anonymous",
				outcome: "refused",
				reason: "sign-in-refused",
				resource: person,
			},
			{ action: "session:sign-in", actor: "anonymous", outcome: "started" },
			{ action: "session:sign-in", actor: ADA.name, outcome: "done", resource: person },
			{ action: "session:second-factor", actor: "anonymous", outcome: "started" },
			{
				action: "session:second-factor",
				actor: ADA.name,
				role: ROLES_OF_THE_FIRST.join(", "),
				outcome: "done",
				resource: person,
			},
		]);
		const log = JSON.stringify(house.entries);
		for (const secret of [ADA.password, ADA.email, String(browser.cookie)]) expect(log).not.toContain(secret);
		expect((await house.people.findByEmail(ADA.email))?.lastSignInAt).toBe("2026-06-01T00:01:00.000Z");
	});

	test("gives no session when the log cannot be written", async () => {
		const { totpUri } = await withAda();
		later(MINUTE_MS);
		const browser = house.browser();
		await browser.password(ADA);
		house.breakLog("done");
		const answer = await browser.code(codeFor(totpUri));
		expect(answer).toMatchObject({ status: 503, setCookie: [] });
	});
});

describe("a session", () => {
	test("ends after twelve hours of use, and an hour after its last use", async () => {
		const { browser, totpUri } = await withAda();
		for (let half = 1; half < 24; half++) {
			later(30 * MINUTE_MS);
			expect((await browser.send("GET", "/segments")).status).toBe(200);
		}
		later(30 * MINUTE_MS);
		expect((await browser.send("GET", "/segments")).body).toMatchObject({ status: 401, code: "session-ended" });
		await browser.password(ADA);
		await browser.code(codeFor(totpUri));
		expect((await browser.send("GET", "/segments")).status).toBe(200);
		later(61 * MINUTE_MS);
		expect((await browser.send("GET", "/segments")).body).toMatchObject({ status: 401, code: "session-ended" });
	});

	test("is not kept alive by what pages ask for on their own", async () => {
		const { browser } = await withAda();
		for (let tenth = 1; tenth < 6; tenth++) {
			later(10 * MINUTE_MS);
			const headers = { "x-segward-background": "1" };
			expect((await browser.send("GET", "/session", undefined, headers)).status).toBe(200);
		}
		later(11 * MINUTE_MS);
		expect((await browser.send("GET", "/segments")).status).toBe(401);
	});

	test("ends by signing out, also in a copy of the cookie", async () => {
		const { browser } = await withAda();
		const copy = house.browser();
		copy.cookie = browser.cookie;
		const out = await browser.send("DELETE", "/session");
		expect(out).toMatchObject({ status: 200, setCookie: [expect.stringMatching(/^__Host-segward=; Max-Age=0; /)] });
		expect((await copy.send("GET", "/session")).body).toMatchObject({ code: "session-ended" });
	});

	test("is not opened by a cookie that was altered or sent twice", async () => {
		const { browser } = await withAda();
		const cookie = String(browser.cookie);
		for (const forged of [cookie.slice(0, -2), `${cookie}x`, cookie.replace("s.", "c."), `s.${"A".repeat(32)}.AAAA`]) {
			browser.cookie = forged;
			expect((await browser.send("GET", "/session")).status).toBe(401);
		}
		const twice = { cookie: `__Host-segward=${cookie}; __Host-segward=${cookie}` };
		expect((await browser.send("GET", "/session", undefined, twice)).status).toBe(401);
	});

	test("changes nothing for a page of another site or port, and the log knows", async () => {
		const { browser } = await withAda();
		const tries: Record<string, string | undefined>[] = [
			{ "sec-fetch-site": "cross-site" },
			{ "sec-fetch-site": "same-site" },
			{ "sec-fetch-site": "none" },
			{ "sec-fetch-site": undefined },
			{ "sec-fetch-site": undefined, origin: "https://evil.example" },
			{ "sec-fetch-site": undefined, origin: "http://localhost:8443", host: "localhost:8443" },
		];
		for (const headers of tries) {
			house.entries.length = 0;
			const answer = await browser.send("POST", "/segments/refresh", {}, headers);
			expect(answer.body).toMatchObject({ status: 403, code: "origin-refused" });
			expect(house.entries).toMatchObject([{ actor: ADA.name, decision: "deny", reason: "origin-refused" }]);
		}
		expect((await browser.send("GET", "/segments", undefined, { "sec-fetch-site": "same-site" })).status).toBe(403);
		const own = { "sec-fetch-site": undefined, origin: "https://localhost:8443", host: "localhost:8443" };
		expect((await browser.send("POST", "/segments/refresh", {}, own)).status).toBe(200);
	});

	test("does not matter where a request names a token", async () => {
		const { browser } = await withAda();
		const asViewer = { authorization: "Bearer viewer", "sec-fetch-site": "cross-site" };
		expect((await browser.send("POST", "/segments/refresh", {}, asViewer)).body).toMatchObject({
			code: "action-forbidden",
		});
		expect((await browser.send("GET", "/session", undefined, { authorization: "Bearer viewer" })).status).toBe(404);
	});
});

describe("without the second factor (invariant 5)", () => {
	test.each(["after the password", "while enrolling"])("%s no guarded route answers", async (when) => {
		const browser = house.browser();
		if (when === "after the password") {
			await withAda();
			await browser.password(ADA);
		} else {
			await browser.send("POST", "/setup", { secret: house.setupLink.issue(), ...ADA });
		}
		for (const id of GUARDED_ROUTE_IDS.filter((one) => routeOf(one).protocol !== "scim")) {
			const request = sampleRequest(id);
			const headers = { cookie: `__Host-segward=${browser.cookie}`, "sec-fetch-site": "same-origin" };
			const response = await house.app.inject({ ...request, headers: { ...request.headers, ...headers } });
			expect(response.statusCode, id).toBe(401);
			expect(["second-factor-missing", "session-ended"]).toContain(response.json().code);
		}
	});
});
