import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Browser } from "../access/browser.ts";
import { codeFor } from "../e2e/totp.ts";
import {
	ADA,
	beginSignOn,
	type FederationHouse,
	finishSignOn,
	openFederationHouse,
	PUBLIC_URL,
} from "./federation-house.ts";
import {
	type AssertionFacts,
	assertionXml,
	openSamlProvider,
	requestIn,
	responseXml,
	type SamlTestProvider,
	SHA1,
} from "./saml-provider.ts";

const MINUTE_MS = 60_000;

let house: FederationHouse;
let provider: SamlTestProvider;
let stranger: SamlTestProvider;
let ada: Browser;
let adaTotp: string;
let providerId: string;
let assertionUrl: string;
let entityId: string;

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
	[house, provider, stranger] = await Promise.all([openFederationHouse(), openSamlProvider(), openSamlProvider()]);
	const made = await house.ada();
	ada = made.browser;
	adaTotp = made.totpUri;
	providerId = await house.addProvider(ada, provider.settings());
	assertionUrl = `${PUBLIC_URL}/api/v1/sign-on/saml/${providerId}`;
	entityId = `${assertionUrl}/metadata`;
});
afterAll(async () => {
	vi.useRealTimers();
	await house.close();
});
beforeEach(() => {
	house.entries.length = 0;
});

async function begin(browser = house.browser()) {
	const begun = await beginSignOn(browser, providerId);
	const { id, xml } = requestIn(begun.url);
	return { browser, begun, xml, request: { id, assertionUrl, entityId } };
}

/** The provider's answer as the browser posts it. */
function post(state: string, xml: string) {
	const form = { SAMLResponse: Buffer.from(xml).toString("base64"), RelayState: state };
	return house.postForm(`/sign-on/saml/${providerId}`, form);
}

type Begun = Awaited<ReturnType<typeof begin>>;

function signedAssertion({ request }: Begun, changes: Partial<AssertionFacts> = {}, by = provider) {
	const facts = { ...provider.facts(request, "grace"), ...changes };
	return { facts, xml: by.sign(assertionXml(facts), facts.id) };
}

describe("somebody who signs in at a SAML provider", () => {
	test("comes back by a page of ours, gets an account, and is asked for a second factor of ours", async () => {
		const begun = await begin();
		expect(begun.begun.url.origin).toBe("https://idp.example");
		expect(begun.xml).toContain(`AssertionConsumerServiceURL="${assertionUrl}"`);
		const posted = await post(begun.begun.state, responseXml(signedAssertion(begun).xml, begun.request));
		expect(posted).toMatchObject({ status: 303 });
		expect(posted.location).toBe(`/sign-on/${providerId}?state=${begun.begun.state}`);
		const finished = await finishSignOn(begun.browser, begun.begun);
		expect(finished.body).toMatchObject({ next: "enrol" });
		const code = codeFor(String(finished.body.totpUri));
		const session = await begun.browser.send("POST", "/session/enrolment", { code });
		expect(session.body).toMatchObject({ name: "grace", email: "grace@example.org", roles: ["marketer"] });
	});

	test("is known again by NameID, also where the response is signed besides", async () => {
		const begun = await begin();
		const response = responseXml(signedAssertion(begun).xml, begun.request);
		await post(begun.begun.state, provider.sign(response, "_response"));
		expect((await finishSignOn(begun.browser, begun.begun)).body).toEqual({ next: "second-factor" });
	});

	test("signs in by a second certificate while the provider changes its own", async () => {
		vi.setSystemTime(Date.now() + MINUTE_MS);
		const settings = provider.settings({ certificates: [stranger.pem, provider.pem] });
		expect((await ada.send("PUT", `/identity-providers/${providerId}`, { settings })).status).toBe(200);
		const begun = await begin();
		await post(begun.begun.state, responseXml(signedAssertion(begun).xml, begun.request));
		expect((await finishSignOn(begun.browser, begun.begun)).status).toBe(200);
		await ada.send("PUT", `/identity-providers/${providerId}`, { settings: provider.settings() });
	});

	test("cannot go on in another browser than the one that began", async () => {
		const begun = await begin();
		await post(begun.begun.state, responseXml(signedAssertion(begun).xml, begun.request));
		const victim = house.browser();
		expect((await finishSignOn(victim, begun.begun)).body).toMatchObject({ code: "sign-on-refused" });
		expect((await finishSignOn(begun.browser, begun.begun)).status).toBe(200);
		expect((await finishSignOn(begun.browser, begun.begun)).body).toMatchObject({ code: "sign-on-refused" });
	});

	test("cannot go on before the provider has answered", async () => {
		const begun = await begin();
		expect((await finishSignOn(begun.browser, begun.begun)).body).toMatchObject({ code: "sign-on-refused" });
	});
});

describe("a response is refused, recorded, and says nothing of why on the page", () => {
	async function expectRefused(begun: Begun, xml: string) {
		const posted = await post(begun.begun.state, xml);
		expect(posted).toMatchObject({ status: 303, location: "/sign-on/refused?problem=sign-on-refused" });
		expect(house.entries.at(-1)).toMatchObject({ action: "sign-on:saml-response", outcome: "refused" });
		expect((await finishSignOn(begun.browser, begun.begun)).body).toMatchObject({ code: "sign-on-refused" });
	}

	const wrongFacts: [string, (facts: AssertionFacts) => Partial<AssertionFacts>][] = [
		["for another service", () => ({ audience: "https://other.example/metadata" })],
		["for another address", () => ({ recipient: "https://other.example/acs" })],
		["for another request", () => ({ inResponseTo: "_other" })],
		["that nobody asked for", () => ({ inResponseTo: "" })],
		["of another issuer", () => ({ issuer: "https://other.example" })],
		["that has expired", () => ({ notOnOrAfter: new Date(Date.now() - 2 * MINUTE_MS).toISOString() })],
		["that is not valid yet", () => ({ notBefore: new Date(Date.now() + 2 * MINUTE_MS).toISOString() })],
		["without an end", () => ({ notOnOrAfter: "" })],
		["for the holder of a key", () => ({ method: "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key" })],
		["with a name that changes", () => ({ nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" })],
		["with an element within the name", () => ({ nameId: "grace<saml:X/>.evil" })],
	];
	test.each(wrongFacts)("an assertion %s", async (_, change) => {
		const begun = await begin();
		const facts = provider.facts(begun.request, "grace");
		await expectRefused(begun, responseXml(signedAssertion(begun, change(facts)).xml, begun.request));
	});

	test("an unsigned one, and one that only the response around is signed", async () => {
		const plain = await begin();
		const facts = provider.facts(plain.request, "grace");
		await expectRefused(plain, responseXml(assertionXml(facts), plain.request));
		const around = await begin();
		const inner = assertionXml(provider.facts(around.request, "grace"));
		await expectRefused(around, provider.sign(responseXml(inner, around.request), "_response"));
	});

	test("one signed by somebody else, with SHA-1, or altered afterwards", async () => {
		const foreign = await begin();
		await expectRefused(foreign, responseXml(signedAssertion(foreign, {}, stranger).xml, foreign.request));
		const weak = await begin();
		const facts = provider.facts(weak.request, "grace");
		await expectRefused(weak, responseXml(provider.sign(assertionXml(facts), facts.id, SHA1), weak.request));
		const altered = await begin();
		const xml = signedAssertion(altered).xml.replace(">grace<", ">ada<");
		await expectRefused(altered, responseXml(xml, altered.request));
	});

	test("one that came before, also under another request", async () => {
		const first = await begin();
		const response = responseXml(signedAssertion(first).xml, first.request);
		expect((await post(first.begun.state, response)).location).toContain("state=");
		expect((await post(first.begun.state, response)).location).toContain("problem=sign-on-refused");
		const second = await begin();
		await expectRefused(second, response);
	});

	test("without a request of ours, or for one that is over", async () => {
		const begun = await begin();
		const response = responseXml(signedAssertion(begun).xml, begun.request);
		expect((await post(house.secrets.create().secret, response)).location).toContain("problem=sign-on-refused");
		const late = await begin();
		vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
		await expectRefused(late, responseXml(signedAssertion(late).xml, late.request));
	});

	/** An assertion of the attacker's around, beside or within the one that the provider signed (Somorovsky and others, 2012). */
	const wrappings: [string, (signed: string, signature: string, evil: string, begun: Begun) => string][] = [
		[
			"XSW1: a forged response around the signed one, as the signature's content",
			(signed, signature, evil, { request }) =>
				responseXml(evil.replace("</saml:Issuer>", `</saml:Issuer>${withObject(signature, signed)}`), request, "_evil"),
		],
		[
			"XSW2: a forged assertion, the signed one beside its signature",
			(signed, signature, evil, { request }) =>
				responseXml(`${evil.replace("</saml:Issuer>", `</saml:Issuer>${signature}`)}${signed}`, request),
		],
		[
			"XSW3: a forged assertion before the signed one",
			(signed, _, evil, { request }) => responseXml(evil + signed, request),
		],
		[
			"XSW4: the signed assertion within a forged one",
			(signed, _, evil, { request }) =>
				responseXml(evil.replace("</saml:Assertion>", `${signed}</saml:Assertion>`), request),
		],
		[
			"XSW5: the forged assertion holds the signature, the signed one follows without it",
			(signed, signature, evil, { request }) =>
				responseXml(
					evil.replace("</saml:Issuer>", `</saml:Issuer>${signature}`) + signed.replace(signature, ""),
					request,
				),
		],
		[
			"XSW6: the signed assertion within the signature of the forged one",
			(signed, signature, evil, { request }) =>
				responseXml(
					evil.replace("</saml:Issuer>", `</saml:Issuer>${withObject(signature, signed.replace(signature, ""))}`),
					request,
				),
		],
		[
			"XSW7: the forged assertion within an extension",
			(signed, _, evil, { request }) => responseXml(`<samlp:Extensions>${evil}</samlp:Extensions>${signed}`, request),
		],
		[
			"XSW8: the signed assertion within an object of its own signature",
			(signed, signature, evil, { request }) =>
				responseXml(
					evil.replace("</saml:Issuer>", `</saml:Issuer>${withObject(signature, signed.replace(signature, ""))}`),
					request,
					"_evil",
				),
		],
		[
			"the same id twice",
			(signed, _, evil, { request }) => {
				const id = /<saml:Assertion [^>]*ID="([^"]+)"/.exec(signed)?.[1] ?? "";
				return responseXml(evil.replace(/ID="[^"]+"/, `ID="${id}"`) + signed, request);
			},
		],
	];
	test.each(wrappings)("%s", async (_, wrap) => {
		const begun = await begin();
		const { xml } = signedAssertion(begun);
		const signature = /<Signature.*<\/Signature>/s.exec(xml)?.[0] ?? "";
		expect(signature).not.toBe("");
		const evil = assertionXml(provider.facts(begun.request, "ada"));
		await expectRefused(begun, wrap(xml, signature, evil, begun));
	});

	test("one with a comment in the name, a document type, an entity, or a stylesheet", async () => {
		const spoilers: ((xml: string) => string)[] = [
			(xml) => xml.replace(">grace<", ">grace<!-- -->.evil<"),
			(xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}`,
			(xml) => `<!DOCTYPE x>${xml}`,
			(xml) => xml.replace(">grace<", "><![CDATA[grace]]><"),
			(xml) => `<?xml-stylesheet href="x"?>${xml}`,
			(xml) => xml.replace(">grace<", ">&grace;<"),
			(xml) => xml.slice(0, -20),
			() => "",
			() => "not xml",
		];
		for (const spoil of spoilers) {
			const begun = await begin();
			const spoilt = spoil(responseXml(signedAssertion(begun).xml, begun.request));
			const posted = await post(begun.begun.state, spoilt);
			expect(posted.location).toMatch(/problem=/);
			expect((await finishSignOn(begun.browser, begun.begun)).status).toBe(401);
		}
	});

	test("one that is too large, before it is parsed", async () => {
		const begun = await begin();
		const posted = await post(begun.begun.state, responseXml("x".repeat(300_000), begun.request));
		expect(posted.location).toContain("problem=request-invalid");
	});

	test("an encrypted one, for no key of ours is known to anybody", async () => {
		const begun = await begin();
		await expectRefused(begun, responseXml("<saml:EncryptedAssertion/>", begun.request));
	});
});

describe("the provider's administrators", () => {
	test("get our metadata without signing in", async () => {
		const response = await house.app.inject({ url: `/api/v1/sign-on/saml/${providerId}/metadata` });
		expect(response.headers["content-type"]).toContain("application/samlmetadata+xml");
		expect(response.body).toContain(`entityID="${entityId}"`);
		expect(response.body).toContain(`Location="${assertionUrl}"`);
		expect(response.body).toContain('WantAssertionsSigned="true"');
	});

	test("are told when a certificate ends, and that one cannot be read", async () => {
		const tested = await ada.send("POST", `/identity-providers/${providerId}/test`);
		expect(tested.body).toMatchObject({ ok: true, findings: [expect.stringMatching(/valid until/)] });
		vi.setSystemTime(Date.now() + MINUTE_MS);
		await ada.password(ADA);
		await ada.code(codeFor(adaTotp));
		const unreadable = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
		const settings = provider.settings({ name: "Other", certificates: [unreadable] });
		const refused = await ada.send("POST", "/identity-providers", { settings });
		expect(refused.body).toMatchObject({ status: 400, path: "settings.certificates[0]" });
	});
});

function withObject(signature: string, content: string): string {
	return signature.replace("</Signature>", `<Object>${content}</Object></Signature>`);
}
