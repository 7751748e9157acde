import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { codeFor } from "../e2e/totp.ts";
import type { Browser } from "./browser.ts";
import { ADA, GRACE, openPeopleHouse, type PeopleHouse } from "./people-house.ts";

const MINUTE_MS = 60_000;
const NEW_PASSWORD = "five red foxes nap now";
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

let house: PeopleHouse;
let ada: Browser;
let totpUri: string;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-06-01T00:00:00Z") });
	house = await openPeopleHouse();
	({ browser: ada, totpUri } = await house.ada());
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

const forget = (email: string) => house.browser().send("POST", "/links/forgotten-password", { email });

describe("a forgotten password", () => {
	test("is replaced with a link, and the second factor is asked as ever", async () => {
		expect((await forget(ADA.email)).body).toEqual({ sent: true });
		const secret = await house.secretTo(ADA.email);
		const browser = house.browser();
		const set = await browser.send("POST", "/links/password", { secret, password: NEW_PASSWORD });
		expect(set.body).toEqual({ next: "second-factor" });
		expect((await browser.send("GET", "/session")).status).toBe(401);
		expect((await ada.send("GET", "/session")).status).toBe(401);
		later(MINUTE_MS);
		expect((await browser.code(codeFor(totpUri))).body).toMatchObject({ email: ADA.email });
		expect((await house.browser().password(ADA)).body).toMatchObject({ code: "sign-in-refused" });
		expect((await house.messagesTo(ADA.email)).map(({ subject }) => subject)).toContain(
			"Your Segward password has changed",
		);
	});

	test("has a link that works once, for 30 minutes, and not after the next one", async () => {
		await forget(ADA.email);
		const first = await house.secretTo(ADA.email);
		later(1000);
		await forget(ADA.email);
		const second = await house.secretTo(ADA.email);
		const use = (secret: string) => house.browser().send("POST", "/links/password", { secret, password: NEW_PASSWORD });
		expect((await use(first)).body).toMatchObject({ code: "link-refused" });
		const answers = await Promise.all([use(second), use(second), use(second)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
		later(1000);
		await forget(ADA.email);
		const third = await house.secretTo(ADA.email);
		later(30 * MINUTE_MS);
		expect((await use(third)).body).toMatchObject({ code: "link-refused" });
	});

	test("of an address that nobody has gets the same answer after the same work, and no message", async () => {
		const sent = vi.spyOn(house.mail, "send");
		const discarded = vi.spyOn(house.mail, "discard");
		const made = vi.spyOn(house.links, "create");
		const known = await forget(ADA.email);
		const unknown = await forget("nobody@example.com");
		expect({ ...unknown, body: unknown.body }).toEqual({ ...known, body: known.body });
		expect([sent.mock.calls.length, discarded.mock.calls.length, made.mock.calls.length]).toEqual([1, 1, 2]);
		expect(await house.messagesTo("nobody@example.com")).toEqual([]);
	});

	test("fills nobody's mailbox, and the refusal tells nothing either", async () => {
		for (const email of [ADA.email, "nobody@example.com"]) {
			const answers = [];
			for (let attempt = 0; attempt < 4; attempt++) answers.push((await forget(email)).status);
			expect(answers).toEqual([200, 200, 200, 429]);
		}
	});
});

describe("a lost second factor", () => {
	test("is replaced with a link of an administrator and the password, loud in the log", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		expect((await ada.send("POST", `/people/${grace.id}/second-factor-reset`)).body).toMatchObject({ sent: true });
		expect(house.entries.at(-1)).toMatchObject({
			actor: ADA.name,
			action: "person:reset-second-factor",
			resource: `person/${grace.id}`,
			outcome: "done",
		});
		expect((await grace.browser.send("GET", "/session")).status).toBe(200);
		const secret = await house.secretTo(GRACE.email);
		const browser = house.browser();
		const use = (password: string) => browser.send("POST", "/links/second-factor", { secret, password });
		expect((await use(ADA.password)).body).toMatchObject({ code: "sign-in-refused" });
		const used = await use(GRACE.password);
		expect(used.body).toMatchObject({ next: "enrol", totpUri: expect.stringMatching(/^otpauth/) });
		expect(used.body.totpUri).not.toBe(grace.totpUri);
		expect((await grace.browser.send("GET", "/session")).status).toBe(401);
		const code = codeFor(String(used.body.totpUri));
		expect((await browser.send("POST", "/session/enrolment", { code })).status).toBe(200);
		expect((await use(GRACE.password)).body).toMatchObject({ code: "link-refused" });
	});

	test("needs a fresh second factor of the administrator, and no token can ask for it", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		later(16 * MINUTE_MS);
		const answer = await ada.send("POST", `/people/${grace.id}/second-factor-reset`);
		expect(answer.body).toMatchObject({ code: "second-factor-stale" });
	});
});

describe("whoever lost everything", () => {
	test("gets a link from the local operator alone, and every other administrator is told", async () => {
		const grace = await house.join(ada, GRACE, ["administrator"]);
		const asked = await ada.send("POST", "/people/recovery", { email: GRACE.email });
		expect(asked.body).toMatchObject({ code: "action-forbidden" });
		const made = await house.operate("POST", "/people/recovery", { email: GRACE.email });
		expect(house.entries.at(-1)).toMatchObject({
			actor: "local operator",
			action: "person:recover",
			resource: `person/${grace.id}`,
		});
		const subjects = async (email: string) => (await house.messagesTo(email)).map(({ subject }) => subject);
		expect(await subjects(ADA.email)).toContain("A Segward account is being recovered");
		expect(await subjects(GRACE.email)).toContain("Your Segward account is being recovered");
		const secret = String(made.body.link).split("#")[1] ?? "";
		const browser = house.browser();
		const set = await browser.send("POST", "/links/password", { secret, password: NEW_PASSWORD });
		expect(set.body).toMatchObject({ next: "enrol" });
		const code = codeFor(String(set.body.totpUri));
		expect((await browser.send("POST", "/session/enrolment", { code })).body).toMatchObject({ email: GRACE.email });
	});

	test("may be the first administrator, who forgot the password before the authenticator was set up", async () => {
		const fresh = await openPeopleHouse();
		await fresh.browser().send("POST", "/setup", { secret: fresh.setupLink.issue(), ...ADA });
		const made = await fresh.operate("POST", "/people/recovery", { email: ADA.email });
		const browser = fresh.browser();
		const secret = String(made.body.link).split("#")[1] ?? "";
		const set = await browser.send("POST", "/links/password", { secret, password: NEW_PASSWORD });
		const code = codeFor(String(set.body.totpUri));
		expect((await browser.send("POST", "/session/enrolment", { code })).status).toBe(200);
		expect((await fresh.operate("POST", "/people/recovery", { email: "x@example.com" })).status).toBe(404);
		await fresh.close();
	});
});

describe("a new e-mail address", () => {
	const change = (browser: Browser, email: string) => browser.send("POST", "/me/email", { email });

	test("holds once the link that went there is used, and the old one is told", async () => {
		expect((await change(ada, "Ada@Example.org")).body).toEqual({ sent: true });
		expect((await house.messagesTo(ADA.email)).map(({ subject }) => subject)).toEqual([
			"Your e-mail address in Segward is to change",
		]);
		expect(await house.people.findByEmail("ada@example.org")).toBeUndefined();
		const secret = await house.secretTo("Ada@Example.org");
		const confirm = () => house.browser().send("POST", "/links/email", { secret });
		expect((await confirm()).body).toEqual({ email: "ada@example.org" });
		expect((await confirm()).body).toMatchObject({ code: "link-refused" });
		expect((await house.people.findByEmail("ada@example.org"))?.name).toBe(ADA.name);
	});

	test("that somebody else has is not told to be taken, and never taken over", async () => {
		const grace = await house.join(ada, GRACE, ["viewer"]);
		expect((await change(grace.browser, ADA.email)).body).toEqual({ sent: true });
		expect(await house.secretTo(ADA.email)).toBe("");
	});

	test("needs a fresh second factor", async () => {
		later(16 * MINUTE_MS);
		expect((await change(ada, "ada@example.org")).body).toMatchObject({ code: "second-factor-stale" });
	});
});
