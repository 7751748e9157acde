import { afterAll, beforeAll, expect, test } from "vitest";
import { codeFor } from "../e2e/totp.ts";
import {
	beginSignOn,
	type FederationHouse,
	finishSignOn,
	openFederationHouse,
	PUBLIC_URL,
} from "./federation-house.ts";
import { FormFiller, openRealProvider, type RealProvider } from "./real-provider.ts";

let house: FederationHouse;
let provider: RealProvider;
let providerId: string;

beforeAll(async () => {
	[house, provider] = await Promise.all([openFederationHouse(), openRealProvider()]);
	const { browser } = await house.ada();
	providerId = await house.addProvider(browser, provider.settings(), provider.clientSecret);
	provider.open(`${PUBLIC_URL}/sign-on/${providerId}`);
	const tested = await browser.send("POST", `/identity-providers/${providerId}/test`);
	expect(tested.body).toMatchObject({ ok: true });
});
afterAll(async () => {
	await house.close();
	await provider.close();
});

async function signOn(login: string) {
	const browser = house.browser();
	const begun = await beginSignOn(browser, providerId);
	const back = await new FormFiller().signIn(begun.url, login);
	expect(`${back.origin}${back.pathname}`).toBe(`${PUBLIC_URL}/sign-on/${providerId}`);
	const { state = "", ...answer } = Object.fromEntries(back.searchParams);
	return { browser, begun, answer, finished: await finishSignOn(browser, { providerId, state }, answer) };
}

test("somebody signs in at a real OpenID provider, with its own pages, redirects, tokens and user info", async () => {
	const { browser, begun, answer, finished } = await signOn("grace");
	expect(finished.body).toMatchObject({ next: "enrol" });
	const session = await browser.send("POST", "/session/enrolment", { code: codeFor(String(finished.body.totpUri)) });
	expect(session.body).toMatchObject({
		name: "grace at the provider",
		email: "grace@example.org",
		roles: ["marketer"],
	});
	expect((await finishSignOn(browser, begun, answer)).status).toBe(401);
	expect((await signOn("grace")).finished.body).toEqual({ next: "second-factor" });
});

test("a code of a real provider is worth nothing in another sign-on", async () => {
	const stolen = await signOn("mallory");
	const victim = house.browser();
	const begun = await beginSignOn(victim, providerId);
	expect((await finishSignOn(victim, begun, stolen.answer)).body).toMatchObject({ code: "sign-on-refused" });
});
