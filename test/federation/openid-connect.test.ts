import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Browser } from "../access/browser.ts";
import { codeFor } from "../e2e/totp.ts";
import { type Bend, type BendableProvider, CLIENT, openBendableProvider } from "./bendable-provider.ts";
import { ADA, beginSignOn, type FederationHouse, finishSignOn, openFederationHouse } from "./federation-house.ts";

const GRACE = {
	sub: "grace-1",
	email: "grace@example.org",
	email_verified: true,
	name: "Grace Hopper",
	groups: ["crm"],
};
const MINUTE_MS = 60_000;

let house: FederationHouse;
let provider: BendableProvider;
let other: BendableProvider;
let ada: Browser;
let adaTotp: string;
let providerId: string;
let otherId: string;

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
	[house, provider, other] = await Promise.all([openFederationHouse(), openBendableProvider(), openBendableProvider()]);
	const made = await house.ada();
	ada = made.browser;
	adaTotp = made.totpUri;
	providerId = await house.addProvider(ada, provider.settings(), CLIENT.secret);
	otherId = await house.addProvider(ada, other.settings(), CLIENT.secret);
});
afterAll(async () => {
	vi.useRealTimers();
	await Promise.all([house.close(), provider.close(), other.close()]);
});
beforeEach(() => {
	provider.bend({});
	house.entries.length = 0;
});

/** A whole sign-on in a fresh browser. */
async function signOn(
	claims: Record<string, unknown>,
	changes: Record<string, string> = {},
	browser = house.browser(),
) {
	const begun = await beginSignOn(browser, providerId);
	const answer = { ...provider.authorize(begun.url, claims), ...changes };
	return { browser, begun, answer, finished: await finishSignOn(browser, begun, answer) };
}

/** Settings of the provider are changed for the time of `act`. */
async function withSettings(changes: Parameters<BendableProvider["settings"]>[0], act: () => Promise<void>) {
	await freshFactor();
	const set = (settings: object) => ada.send("PUT", `/identity-providers/${providerId}`, { settings });
	expect((await set(provider.settings(changes))).status).toBe(200);
	try {
		await act();
	} finally {
		await set(provider.settings());
	}
}

async function freshFactor() {
	vi.setSystemTime(Date.now() + MINUTE_MS);
	await ada.password(ADA);
	expect((await ada.code(codeFor(adaTotp))).status).toBe(200);
}

describe("somebody who signs in at an OpenID provider", () => {
	test("gets an account with what the groups give, and is asked for a second factor of ours", async () => {
		const { browser, finished } = await signOn(GRACE);
		expect(finished.body).toMatchObject({ next: "enrol", totpUri: expect.stringMatching(/^otpauth:/) });
		const code = codeFor(String(finished.body.totpUri));
		const session = await browser.send("POST", "/session/enrolment", { code });
		expect(session.body).toMatchObject({ name: GRACE.name, email: GRACE.email, roles: ["marketer"] });
		expect(house.entries.map(({ action, outcome }) => `${action} ${outcome}`)).toContain("sign-on:finish done");
	});

	test("is known again by subject, whatever e-mail address and name are now", async () => {
		const before = await house.people.findByEmail(GRACE.email);
		const { finished } = await signOn({ ...GRACE, email: "someone@else.org", name: "New Name" });
		expect(finished.body).toEqual({ next: "second-factor" });
		expect(await house.people.findByEmail("someone@else.org")).toBeUndefined();
		expect(house.entries.at(-1)).toMatchObject({ actorId: before?.id, actor: GRACE.name });
	});

	test("has the roles that the groups give at this sign-in, and no others from before", async () => {
		await withSettings({ grants: [{ group: "ops", workspaceId: "main", roles: ["viewer"], teams: [] }] }, async () => {
			await signOn({ ...GRACE, groups: ["ops", "unheard-of"] });
			const person = await house.people.findByEmail(GRACE.email);
			expect(person?.assignments).toEqual([{ workspaceId: "main", roles: ["viewer"], teams: [] }]);
			const { finished } = await signOn({ ...GRACE, groups: [] });
			expect(finished.body).toMatchObject({ status: 401, code: "sign-on-unknown" });
		});
		await signOn(GRACE);
		expect((await house.people.findByEmail(GRACE.email))?.assignments[0]?.roles).toEqual(["marketer"]);
	});

	test("needs no second factor of ours where the provider's is honoured and fresh", async () => {
		await withSettings({ honouredFactors: ["mfa"] }, async () => {
			expect((await signOn({ ...GRACE, amr: ["pwd"] })).finished.body).toEqual({ next: "second-factor" });
			const { browser, finished, begun } = await signOn({ ...GRACE, amr: ["pwd", "mfa"] });
			expect(begun.url.searchParams.get("max_age")).toBe("43200");
			expect(finished.body).toMatchObject({ next: "done", name: GRACE.name });
			expect((await browser.send("GET", "/session")).status).toBe(200);
			const stale = { ...GRACE, amr: ["mfa"], auth_time: Math.floor(Date.now() / 1000) - 13 * 3600 };
			expect((await signOn(stale)).finished.body).toMatchObject({ code: "sign-on-refused" });
		});
	});

	test("takes nothing home that is the provider's: no token is in the answer or a cookie", async () => {
		const { finished } = await signOn(GRACE);
		expect(JSON.stringify(finished)).not.toMatch(/eyJ|access_token|id_token/);
	});

	test("is sent there with PKCE, state, nonce and our exact address", async () => {
		const { url } = await beginSignOn(house.browser(), providerId);
		expect(Object.fromEntries(url.searchParams)).toMatchObject({
			response_type: "code",
			code_challenge_method: "S256",
			code_challenge: expect.stringMatching(/^[\w-]{43}$/),
			nonce: expect.stringMatching(/^[\w-]{43}$/),
			state: expect.any(String),
			redirect_uri: `https://segward.example/sign-on/${providerId}`,
		});
	});
});

describe("a sign-on is refused, recorded, and gives no session", () => {
	async function expectRefused(answer: { status: number; body: Record<string, unknown>; setCookie: string[] }) {
		expect(answer.body).toMatchObject({ status: 401, code: "sign-on-refused" });
		expect(answer.setCookie.filter((one) => /^__Host-segward=./.test(one))).toEqual([]);
		expect(house.entries.at(-1)).toMatchObject({ action: "sign-on:finish", outcome: "refused" });
	}

	test("with a state that nobody gave", async () => {
		const browser = house.browser();
		const begun = await beginSignOn(browser, providerId);
		const answer = provider.authorize(begun.url, GRACE);
		await expectRefused(await finishSignOn(browser, { ...begun, state: house.secrets.create().secret }, answer));
		await expectRefused(await finishSignOn(browser, { ...begun, state: "guess" }, answer));
	});

	test("in another browser than the one that began it, whose own stays good", async () => {
		const browser = house.browser();
		const begun = await beginSignOn(browser, providerId);
		const answer = provider.authorize(begun.url, GRACE);
		const victim = house.browser();
		await expectRefused(await finishSignOn(victim, begun, answer));
		await beginSignOn(victim, providerId);
		await expectRefused(await finishSignOn(victim, begun, answer));
		expect((await finishSignOn(browser, begun, answer)).status).toBe(200);
	});

	test("a second time, and with a code that was used", async () => {
		const { browser, begun, answer } = await signOn(GRACE);
		await expectRefused(await finishSignOn(browser, begun, answer));
		const again = house.browser();
		const fresh = await beginSignOn(again, providerId);
		await expectRefused(await finishSignOn(again, fresh, answer));
	});

	test("with the code of somebody else's sign-on: the nonce and the verifier are not ours", async () => {
		const attacker = house.browser();
		const stolen = provider.authorize((await beginSignOn(attacker, providerId)).url, GRACE);
		const victim = house.browser();
		await expectRefused(await finishSignOn(victim, await beginSignOn(victim, providerId), stolen));
	});

	test("after ten minutes", async () => {
		const browser = house.browser();
		const begun = await beginSignOn(browser, providerId);
		vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
		await expectRefused(await finishSignOn(browser, begun, provider.authorize(begun.url, GRACE)));
	});

	test("from another provider than was asked (mix-up)", async () => {
		await expectRefused((await signOn(GRACE, { iss: other.issuer })).finished);
		const browser = house.browser();
		const begun = await beginSignOn(browser, providerId);
		const { code = "" } = provider.authorize(begun.url, GRACE);
		await expectRefused(await finishSignOn(browser, begun, { code }));
		const second = await beginSignOn(browser, providerId);
		const elsewhere = { ...second, providerId: otherId };
		await expectRefused(await finishSignOn(browser, elsewhere, provider.authorize(second.url, GRACE)));
	});

	const now = () => Math.floor(Date.now() / 1000);
	const bends: [string, () => Bend][] = [
		["of another issuer", () => ({ claims: (claims) => ({ ...claims, iss: other.issuer }) })],
		["for another client", () => ({ claims: (claims) => ({ ...claims, aud: "someone-else" }) })],
		["that another client asked for", () => ({ claims: (claims) => ({ ...claims, aud: [CLIENT.id, "x"], azp: "x" }) })],
		["that has expired", () => ({ claims: (claims) => ({ ...claims, iat: now() - 900, exp: now() - 300 }) })],
		["without an end", () => ({ claims: ({ exp: _, ...claims }) => claims })],
		["with another nonce", () => ({ claims: (claims) => ({ ...claims, nonce: "other" }) })],
		["without a nonce", () => ({ claims: ({ nonce: _, ...claims }) => claims })],
		["without a signature", () => ({ token: (claims) => new UnsecuredJWT(claims).encode() })],
		["signed by somebody else under the same key id", () => ({ token: (claims) => other.sign(claims) })],
		[
			"with HMAC under the public key",
			() => ({
				token: (claims) =>
					new SignJWT(claims)
						.setProtectedHeader({ alg: "HS256", kid: "one" })
						.sign(new TextEncoder().encode(JSON.stringify(provider.publicJwk))),
			}),
		],
		[
			"with HMAC under the client secret",
			() => ({
				token: (claims) =>
					new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(CLIENT.secret)),
			}),
		],
		[
			"that was altered",
			() => ({ token: async (claims) => (await provider.sign(claims)).replace(/.{8}$/, "AAAAAAAA") }),
		],
		["that names nobody", () => ({ claims: ({ sub: _, ...claims }) => claims })],
	];
	test.each(bends)("with an ID token %s", async (_, bend) => {
		provider.bend(bend());
		await expectRefused((await signOn(GRACE)).finished);
	});

	test("when the provider says that it was declined", async () => {
		const browser = house.browser();
		const begun = await beginSignOn(browser, providerId);
		await expectRefused(await finishSignOn(browser, begun, { error: "access_denied", iss: provider.issuer }));
	});

	test("with an e-mail address of another domain, or one that the provider does not vouch for", async () => {
		await withSettings({ emailDomains: ["example.org"] }, async () => {
			await expectRefused((await signOn({ ...GRACE, email: "grace@example.org.evil.com" })).finished);
			await expectRefused((await signOn({ ...GRACE, email_verified: false })).finished);
			expect((await signOn(GRACE)).finished.status).toBe(200);
		});
	});
});

describe("nobody becomes somebody else", () => {
	const claims = { sub: "mallory", email: ADA.email, email_verified: true, name: "Mallory", groups: ["crm"] };

	test("by an e-mail address that has an account here", async () => {
		expect((await signOn(claims)).finished.body).toMatchObject({ status: 401, code: "sign-on-unknown" });
		expect((await signOn({ ...claims, sub: "ada@example.com" })).finished.body).toMatchObject({
			code: "sign-on-unknown",
		});
	});

	test("by a subject that another provider calls somebody else", async () => {
		const browser = house.browser();
		const begun = await beginSignOn(browser, otherId);
		const answer = other.authorize(begun.url, { ...GRACE, email: "other-grace@example.org" });
		const finished = await finishSignOn(browser, begun, answer);
		expect(finished.body).toMatchObject({ next: "enrol" });
		const person = await house.people.findByEmail("other-grace@example.org");
		expect(person?.id).not.toBe((await house.people.findByEmail(GRACE.email))?.id);
	});

	test("where no account is made at the first sign-in", async () => {
		await withSettings({ createsAccounts: false }, async () => {
			const stranger = { ...GRACE, sub: "stranger", email: "stranger@example.org" };
			expect((await signOn(stranger)).finished.body).toMatchObject({ code: "sign-on-unknown" });
		});
	});

	test("once deactivated", async () => {
		const person = await house.people.findByEmail(GRACE.email);
		await house.register.setState(String(person?.id), "deactivated");
		expect((await signOn(GRACE)).finished.body).toMatchObject({ code: "account-deactivated" });
		await house.register.setState(String(person?.id), "active");
	});
});

describe("an account of here is linked to one elsewhere", () => {
	const ADA_THERE = { sub: "ada-there", email: "countess@example.net", email_verified: true, groups: [] };

	test("by its owner with a fresh second factor, in the session that asked for it", async () => {
		await freshFactor();
		vi.setSystemTime(Date.now() + 16 * MINUTE_MS);
		const stale = await ada.send("POST", "/sign-on/links", { providerId });
		expect(stale.body).toMatchObject({ code: "second-factor-stale" });
		await freshFactor();
		const begun = await ada.send("POST", "/sign-on/links", { providerId });
		const url = new URL(String(begun.body.url));
		const state = String(url.searchParams.get("state"));
		expect((await finishSignOn(ada, { providerId, state }, provider.authorize(url, ADA_THERE))).body).toEqual({
			next: "linked",
		});
		expect((await signOn(ADA_THERE)).finished.body).toEqual({ next: "second-factor" });
		expect((await ada.send("GET", "/sign-on/links")).body).toMatchObject({ items: [{ providerId }] });
	});

	test("and the last administrator stays one, whatever the groups say", async () => {
		const person = await house.people.findByEmail(ADA.email);
		expect(person?.assignments[0]?.roles).toContain("administrator");
	});

	test("not in a session of somebody else", async () => {
		await freshFactor();
		const begun = await ada.send("POST", "/sign-on/links", { providerId });
		const url = new URL(String(begun.body.url));
		const thief = house.browser();
		thief.signOn = ada.signOn;
		const finished = await finishSignOn(
			thief,
			{ providerId, state: String(url.searchParams.get("state")) },
			provider.authorize(url, { ...ADA_THERE, sub: "thief" }),
		);
		expect(finished.body).toMatchObject({ code: "session-ended" });
	});

	test("until it is unlinked", async () => {
		expect((await ada.send("DELETE", `/sign-on/links/${providerId}`)).status).toBe(200);
		expect((await signOn(ADA_THERE)).finished.body).toMatchObject({ code: "sign-on-unknown" });
	});

	test("by an administrator who expects that person from there: once, by the address that the provider vouches for", async () => {
		await freshFactor();
		const expected = await ada.send("POST", `/identity-providers/${providerId}/expected`, { email: ADA.email });
		expect(expected.status).toBe(200);
		const unverified = { ...ADA_THERE, email: ADA.email, email_verified: false };
		expect((await signOn(unverified)).finished.body).toMatchObject({ code: "sign-on-unknown" });
		expect((await signOn({ ...ADA_THERE, email: ADA.email })).finished.body).toEqual({ next: "second-factor" });
		const late = { ...ADA_THERE, sub: "mallory", email: ADA.email };
		expect((await signOn(late)).finished.body).toMatchObject({ code: "sign-on-unknown" });
		expect((await ada.send("DELETE", `/sign-on/links/${providerId}`)).status).toBe(200);
	});
});

describe("a provider ends the sessions of somebody (back-channel logout)", () => {
	const EVENT = { "http://schemas.openid.net/event/backchannel-logout": {} };
	const send = (logout_token: string) => house.postForm(`/sign-on/oidc/${providerId}/logout`, { logout_token });
	const token = (claims: object = {}, header: object = { typ: "logout+jwt" }) => {
		const base = { iss: provider.issuer, aud: CLIENT.id, sub: GRACE.sub, jti: crypto.randomUUID(), events: EVENT };
		return provider.sign({ ...base, iat: now(), exp: now() + 120, ...claims }, header);
	};
	const now = () => Math.floor(Date.now() / 1000);

	async function graceSignedIn() {
		let browser = house.browser();
		await withSettings({ honouredFactors: ["mfa"] }, async () => {
			({ browser } = await signOn({ ...GRACE, amr: ["mfa"], sid: "provider-session" }));
		});
		expect((await browser.send("GET", "/session")).status).toBe(200);
		return browser;
	}

	test("named by subject, or by the provider's session", async () => {
		for (const claims of [{}, { sub: undefined, sid: "provider-session" }]) {
			const browser = await graceSignedIn();
			expect((await send(await token(claims))).status).toBe(200);
			expect((await browser.send("GET", "/session")).body).toMatchObject({ code: "session-ended" });
		}
	});

	test("not with a token that is no logout token, is for others, or came before", async () => {
		const browser = await graceSignedIn();
		const used = await token({ sub: "nobody" });
		expect((await send(used)).status).toBe(200);
		const wrong = [
			used,
			await token({}, {}),
			await token({ nonce: "n" }),
			await token({ events: {} }),
			await token({ aud: "someone-else" }),
			await token({ iss: other.issuer }),
			await token({ exp: now() - 120, iat: now() - 240 }),
			await token({ sub: undefined }),
			await other.sign({ iss: provider.issuer, aud: CLIENT.id, sub: GRACE.sub, events: EVENT }, { typ: "logout+jwt" }),
			"nonsense",
		];
		for (const one of wrong) expect((await send(one)).status).toBe(401);
		expect((await browser.send("GET", "/session")).status).toBe(200);
	});
});

describe("a provider is set up", () => {
	test("with a secret that is never shown again, and sealed where it is kept", async () => {
		const { body } = await ada.send("GET", "/identity-providers");
		expect(body.items).toMatchObject([{ hasClientSecret: true }, { hasClientSecret: true }]);
		expect(JSON.stringify(body)).not.toContain(CLIENT.secret);
		const kept = await house.federation.providers.find(providerId);
		expect(kept?.clientSecret).toMatch(/^1\./);
		expect(JSON.stringify(kept)).not.toContain(CLIENT.secret);
	});

	test("only over private ways", async () => {
		await freshFactor();
		for (const issuer of ["http://login.example.com", "https://user@evil.example", "http://localhost.evil.example"]) {
			const made = await ada.send("POST", "/identity-providers", { settings: provider.settings({ issuer }) });
			expect(made.status).toBe(400);
		}
	});

	test("and its secret does not go to another issuer", async () => {
		await freshFactor();
		const settings = provider.settings({ issuer: other.issuer });
		expect((await ada.send("PUT", `/identity-providers/${providerId}`, { settings })).body).toMatchObject({
			path: "clientSecret",
		});
	});

	test("and tested: somebody who calls himself otherwise, leads elsewhere or is not there is no provider", async () => {
		const check = () => ada.send("POST", `/identity-providers/${providerId}/test`);
		expect((await check()).body).toMatchObject({ ok: true });
		for (const bent of [
			{ issuer: other.issuer },
			{ token_endpoint: "http://evil.example/token" },
			{ jwks_uri: undefined },
		]) {
			Object.assign(provider.metadata, bent);
			expect((await check()).body).toMatchObject({ ok: false });
			for (const key of Object.keys(bent)) delete provider.metadata[key];
		}
		expect((await check()).body).toMatchObject({ ok: true });
	});
});
