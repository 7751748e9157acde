import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { codeFor } from "../e2e/totp.ts";
import type { Browser } from "./browser.ts";
import { ADA, openSignInHouse, type SignInHouse } from "./sign-in-house.ts";
import { SoftAuthenticator } from "./soft-authenticator.ts";

const MINUTE_MS = 60_000;
const ORIGIN = "https://localhost:8443";
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
	later(MINUTE_MS);
	return { browser, ...made };
}

async function signedIn(totpUri: string): Promise<Browser> {
	later(MINUTE_MS);
	const browser = house.browser();
	await browser.password(ADA);
	expect((await browser.code(codeFor(totpUri))).status).toBe(200);
	return browser;
}

async function withPasskey() {
	const ada = await withAda();
	const authenticator = new SoftAuthenticator("localhost");
	const asked = await ada.browser.send("POST", "/account/passkeys/options");
	const passkey = authenticator.create(asked.body.options, ORIGIN);
	const added = await ada.browser.send("POST", "/account/passkeys", { name: "Laptop", passkey });
	expect(added.status).toBe(200);
	return { ...ada, authenticator, passkeyId: String(added.body.id) };
}

async function asked(browser: Browser) {
	return (await browser.send("POST", "/session/passkey/options")).body.options;
}

const refused = { status: 401, body: { code: "passkey-refused" }, setCookie: [] };

describe("a sign-in", () => {
	test("fixes no session: whoever planted the cookie before has none after", async () => {
		const { totpUri } = await withAda();
		const victim = house.browser();
		victim.cookie = "s.".padEnd(45, "A");
		await victim.password(ADA);
		const between = victim.cookie;
		await victim.code(codeFor(totpUri));
		for (const planted of ["s.".padEnd(45, "A"), between]) {
			const attacker = house.browser();
			attacker.cookie = planted;
			expect((await attacker.send("GET", "/session")).status).toBe(401);
		}
	});

	test("does not take one recovery code twice, however many ask at once", async () => {
		const { recoveryCodes } = await withAda();
		const browsers = [house.browser(), house.browser(), house.browser()];
		for (const browser of browsers) await browser.password(ADA);
		const answers = await Promise.all(browsers.map((browser) => browser.code(String(recoveryCodes[0]))));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
	});

	test("takes no code of more than a minute ago, nor of more than a step ahead", async () => {
		const { totpUri } = await withAda();
		later(10 * MINUTE_MS);
		const browser = house.browser();
		await browser.password(ADA);
		for (const ms of [-MINUTE_MS, MINUTE_MS, -60 * MINUTE_MS]) {
			expect((await browser.code(codeFor(totpUri, Date.now() + ms))).body).toMatchObject({ code: "code-refused" });
		}
	});

	test("takes no code twice when the clock is set back", async () => {
		const { totpUri } = await withAda();
		const code = codeFor(totpUri);
		const one = house.browser();
		await one.password(ADA);
		expect((await one.code(code)).status).toBe(200);
		later(-MINUTE_MS / 2);
		const other = house.browser();
		await other.password(ADA);
		expect((await other.code(code)).status).toBe(401);
		expect((await other.code(codeFor(totpUri))).status).toBe(401);
	});

	test("leaves the owner a way in while somebody guesses elsewhere", async () => {
		const { totpUri } = await withAda();
		const attacker = house.browser();
		const guess = () => attacker.send("POST", "/session", { ...credentials(), password: "x".repeat(20) }, elsewhere);
		const elsewhere = { "user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0" };
		for (let count = 0; count < 5; count++) expect((await guess()).status).toBe(401);
		expect((await guess()).status).toBe(429);
		expect((await signedIn(totpUri)).cookie).toMatch(/^s\./);
	});
});

const credentials = () => ({ email: ADA.email, password: ADA.password });

describe("a session", () => {
	test("has a new secret after a fresh second factor, and the one before is worth nothing", async () => {
		const { browser, totpUri } = await withAda();
		const copy = house.browser();
		copy.cookie = browser.cookie;
		expect((await browser.send("POST", "/session/step-up", { code: codeFor(totpUri) })).status).toBe(200);
		expect((await copy.send("GET", "/session")).status).toBe(401);
		expect((await browser.send("GET", "/session")).status).toBe(200);
	});

	test("does nothing sensitive a quarter of an hour after its second factor, nor before it by a clock set back", async () => {
		const { browser, totpUri } = await withAda();
		later(15 * MINUTE_MS);
		expect((await browser.send("POST", "/account/recovery-codes")).body).toMatchObject({ code: "second-factor-stale" });
		expect((await browser.send("POST", "/session/step-up", { code: codeFor(totpUri) })).status).toBe(200);
		expect((await browser.send("POST", "/account/recovery-codes")).status).toBe(200);
		later(-5 * MINUTE_MS);
		expect((await browser.send("POST", "/account/recovery-codes")).body).toMatchObject({ code: "second-factor-stale" });
	});

	test("proves no second factor by a used code, a recovery code, or somebody else's passkey", async () => {
		const { browser, totpUri, recoveryCodes } = await withAda();
		const code = codeFor(totpUri);
		await browser.send("POST", "/session/step-up", { code });
		expect((await browser.send("POST", "/session/step-up", { code })).body).toMatchObject({ code: "proof-refused" });
		expect((await browser.send("POST", "/session/step-up", { code: recoveryCodes[0] })).status).toBe(400);
		await browser.send("POST", "/session/step-up/options");
		const foreign = { id: "AAAA", rawId: "AAAA", type: "public-key", response: {} };
		expect((await browser.send("POST", "/session/step-up", { passkey: foreign })).body).toMatchObject({
			code: "proof-refused",
		});
	});

	test("lists and ends its owner's sessions only", async () => {
		const { browser, totpUri } = await withAda();
		const other = await signedIn(totpUri);
		const { body } = await browser.send("GET", "/account/sessions");
		const items = body.items as { id: string; current: boolean }[];
		expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
		const id = items.find(({ current }) => !current)?.id;
		expect((await browser.send("DELETE", `/account/sessions/${id}`)).status).toBe(200);
		expect((await other.send("GET", "/session")).status).toBe(401);
		expect((await browser.send("DELETE", `/account/sessions/${id}`)).status).toBe(404);
	});

	test("from a new device is told by mail and in the app, the first ever is not", async () => {
		const { browser, totpUri } = await withAda();
		expect((await browser.send("GET", "/account")).body.notices).toEqual([]);
		const phone = house.browser();
		const headers = { "user-agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0" };
		await phone.send("POST", "/session", credentials(), headers);
		await phone.send("POST", "/session/second-factor", { code: codeFor(totpUri) }, headers);
		const { body } = await browser.send("GET", "/account");
		expect(body.notices).toMatchObject([{ kind: "new-device", detail: "Firefox on Android, this machine" }]);
		expect(await house.mail.list(10)).toMatchObject([{ to: ADA.email, subject: expect.stringMatching(/new device/) }]);
	});
});

describe("a password", () => {
	const change = (browser: Browser, currentPassword: string, newPassword: string) =>
		browser.send("POST", "/account/password", { currentPassword, newPassword });

	test("is changed with the present one, ends the other sessions, and is refused where it is common", async () => {
		const { browser, totpUri } = await withAda();
		const other = await signedIn(totpUri);
		const fresh = "tin roofs and wet gravel";
		expect((await change(browser, "nine blue herons fly", fresh)).body).toMatchObject({ code: "proof-refused" });
		expect((await change(browser, ADA.password, "1qaz2wsx3edc4rfv")).body).toMatchObject({ code: "password-refused" });
		expect((await change(browser, ADA.password, fresh)).body).toEqual({ ended: 1 });
		expect((await other.send("GET", "/session")).status).toBe(401);
		expect((await browser.send("GET", "/session")).status).toBe(200);
		expect((await house.browser().password(ADA)).status).toBe(401);
		expect((await house.browser().password({ ...ADA, password: fresh })).status).toBe(200);
	});

	test("is tried no faster by a session than by the sign-in", async () => {
		const { browser } = await withAda();
		for (let guess = 0; guess < 5; guess++)
			expect((await change(browser, `guess ${guess}`, ADA.password)).status).toBe(403);
		expect((await change(browser, ADA.password, "tin roofs and wet gravel")).status).toBe(429);
	});
});

describe("the next authenticator", () => {
	test("counts from its first code on, and the one before no more", async () => {
		const { browser, totpUri } = await withAda();
		const offered = await browser.send("POST", "/account/authenticator");
		const next = String(offered.body.totpUri);
		const confirm = (code: string) => browser.send("POST", "/account/authenticator/confirmation", { code });
		expect((await confirm(codeFor(totpUri))).body).toMatchObject({ code: "proof-refused" });
		expect((await confirm(codeFor(next))).status).toBe(200);
		expect((await confirm(codeFor(next))).body).toMatchObject({ code: "proof-refused" });
		later(MINUTE_MS);
		const again = house.browser();
		await again.password(ADA);
		expect((await again.code(codeFor(totpUri))).status).toBe(401);
		expect((await again.code(codeFor(next))).status).toBe(200);
	});
});

describe("a passkey", () => {
	test("signs in alone, and stands in for a code", async () => {
		const { authenticator } = await withPasskey();
		const alone = house.browser();
		expect(
			(await alone.send("POST", "/session/passkey", { passkey: authenticator.get(await asked(alone), ORIGIN) })).status,
		).toBe(200);
		expect((await alone.send("POST", "/account/recovery-codes")).status).toBe(200);
		const second = house.browser();
		expect((await second.password(ADA)).body).toEqual({ next: "second-factor", passkeys: true });
		expect(
			(await second.send("POST", "/session/passkey", { passkey: authenticator.get(await asked(second), ORIGIN) }))
				.status,
		).toBe(200);
	});

	test("is refused when what it signed is replayed, comes late, or was asked of another visit", async () => {
		const { authenticator } = await withPasskey();
		const browser = house.browser();
		const passkey = authenticator.get(await asked(browser), ORIGIN);
		const visit = browser.cookie;
		expect((await browser.send("POST", "/session/passkey", { passkey })).status).toBe(200);
		browser.cookie = visit;
		expect(await browser.send("POST", "/session/passkey", { passkey })).toMatchObject(refused);
		const late = house.browser();
		const answer = authenticator.get(await asked(late), ORIGIN);
		later(5 * MINUTE_MS);
		expect(await late.send("POST", "/session/passkey", { passkey: answer })).toMatchObject(refused);
		const [one, other] = [house.browser(), house.browser()];
		await asked(other);
		const mixed = authenticator.get(await asked(one), ORIGIN);
		expect(await other.send("POST", "/session/passkey", { passkey: mixed })).toMatchObject(refused);
	});

	test.each([
		["another origin", (key: SoftAuthenticator, options: unknown) => key.get(options, "https://localhost.example.com")],
		["another port", (key: SoftAuthenticator, options: unknown) => key.get(options, "https://localhost:9443")],
		[
			"no user verification",
			(key: SoftAuthenticator, options: unknown) => key.get(options, ORIGIN, { verified: false }),
		],
		["another host", (key: SoftAuthenticator, options: unknown) => key.get(options, ORIGIN, { host: "example.com" })],
		["another key", (key: SoftAuthenticator, options: unknown) => key.get(options, ORIGIN, { forged: true })],
		[
			"another person's handle",
			(key: SoftAuthenticator, options: unknown) => key.get(options, ORIGIN, { handle: "AAAA" }),
		],
	])("is refused with %s", async (_, answer) => {
		const { authenticator } = await withPasskey();
		const browser = house.browser();
		const passkey = answer(authenticator, await asked(browser));
		expect(await browser.send("POST", "/session/passkey", { passkey })).toMatchObject(refused);
		expect(house.entries.at(-1)).toMatchObject({
			action: "session:passkey",
			outcome: "refused",
			reason: "passkey-refused",
		});
	});

	test("that counts backwards is refused, and the log says that there may be a copy", async () => {
		const { authenticator } = await withPasskey();
		const browser = house.browser();
		await browser.send("POST", "/session/passkey", { passkey: authenticator.get(await asked(browser), ORIGIN) });
		authenticator.counter = 0;
		const copied = await browser.send("POST", "/session/passkey", {
			passkey: authenticator.get(await asked(browser), ORIGIN),
		});
		expect(copied.body).toMatchObject({ code: "passkey-copied" });
		expect(house.entries.at(-1)).toMatchObject({ outcome: "refused", reason: "passkey-copied" });
	});

	test("that was removed signs nobody in", async () => {
		const { authenticator, browser, passkeyId } = await withPasskey();
		expect((await browser.send("DELETE", `/account/passkeys/${passkeyId}`)).status).toBe(200);
		const visitor = house.browser();
		const passkey = authenticator.get(await asked(visitor), ORIGIN);
		expect(await visitor.send("POST", "/session/passkey", { passkey })).toMatchObject(refused);
	});

	test("tells nobody who has an account: the question is the same for everyone", async () => {
		await withPasskey();
		const options = (await asked(house.browser())) as Record<string, unknown>;
		expect(options).toMatchObject({ allowCredentials: [], userVerification: "required", rpId: "localhost" });
	});
});
