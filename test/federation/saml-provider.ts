import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import * as x509 from "@peculiar/x509";
import { SignedXml } from "xml-crypto";
import type { SamlSettings } from "../../src/core/access/sign-on/identity-provider.ts";

const NS = 'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
const SHA256 = {
	signature: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
	digest: "http://www.w3.org/2001/04/xmlenc#sha256",
};
export const SHA1 = {
	signature: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
	digest: "http://www.w3.org/2000/09/xmldsig#sha1",
};

/** What an assertion says; each test changes what it is about. */
export interface AssertionFacts {
	id: string;
	issuer: string;
	nameId: string;
	nameIdFormat: string;
	recipient: string;
	inResponseTo: string;
	audience: string;
	notBefore: string;
	notOnOrAfter: string;
	method: string;
	context: string;
	attributes: Record<string, string[]>;
}

export type SamlTestProvider = Awaited<ReturnType<typeof openSamlProvider>>;

/** A SAML identity provider that signs whatever it is told to. */
export async function openSamlProvider() {
	const keys = await webcrypto.subtle.generateKey(
		{ name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
		true,
		["sign", "verify"],
	);
	const certificate = await x509.X509CertificateGenerator.createSelfSigned(
		{
			name: "CN=Test provider",
			notBefore: new Date(Date.now() - 86_400_000),
			notAfter: new Date(Date.now() + 365 * 86_400_000),
			keys: keys as never,
			signingAlgorithm: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
		},
		webcrypto as never,
	);
	const pem = certificate.toString("pem").trim();
	const privateKey = x509.PemConverter.encode(
		await webcrypto.subtle.exportKey("pkcs8", keys.privateKey),
		"PRIVATE KEY",
	);
	const entityId = `https://idp.example/${randomBytes(4).toString("hex")}`;

	return {
		entityId,
		pem,
		settings: (changes: Partial<SamlSettings> = {}): SamlSettings => ({
			kind: "saml",
			name: "Example SAML",
			enabled: true,
			entityId,
			signInUrl: "https://idp.example/sso",
			certificates: [pem],
			emailDomains: [],
			createsAccounts: true,
			groupClaim: "groups",
			grants: [{ group: "crm", workspaceId: "main", roles: ["marketer"], teams: [] }],
			honouredFactors: [],
			...changes,
		}),
		/** An honest assertion for a request. */
		facts(request: { id: string; assertionUrl: string; entityId: string }, nameId: string): AssertionFacts {
			return {
				id: `_${randomBytes(16).toString("hex")}`,
				issuer: entityId,
				nameId,
				nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
				recipient: request.assertionUrl,
				inResponseTo: request.id,
				audience: request.entityId,
				notBefore: new Date(Date.now() - 60_000).toISOString(),
				notOnOrAfter: new Date(Date.now() + 300_000).toISOString(),
				method: "urn:oasis:names:tc:SAML:2.0:cm:bearer",
				context: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
				attributes: { email: [`${nameId}@example.org`], displayName: [nameId], groups: ["crm"] },
			};
		},
		/** Signs the element with this id; the signature stands after its issuer. */
		sign(xml: string, id: string, algorithms = SHA256): string {
			const signer = new SignedXml({
				privateKey,
				signatureAlgorithm: algorithms.signature,
				canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
			});
			signer.addReference({
				xpath: `//*[@ID='${id}']`,
				digestAlgorithm: algorithms.digest,
				transforms: [
					"http://www.w3.org/2000/09/xmldsig#enveloped-signature",
					"http://www.w3.org/2001/10/xml-exc-c14n#",
				],
			});
			const reference = `//*[@ID='${id}']/*[local-name()='Issuer']`;
			signer.computeSignature(xml, { location: { reference, action: "after" } });
			return signer.getSignedXml();
		},
	};
}

export function assertionXml(facts: AssertionFacts): string {
	const { nameIdFormat, recipient, inResponseTo, notBefore, notOnOrAfter, audience, method, context } = facts;
	const attributes = Object.entries(facts.attributes).map(
		([name, values]) =>
			`<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("")}</saml:Attribute>`,
	);
	const now = new Date().toISOString();
	return [
		`<saml:Assertion ${NS} ID="${facts.id}" Version="2.0" IssueInstant="${now}"><saml:Issuer>${facts.issuer}</saml:Issuer>`,
		`<saml:Subject><saml:NameID Format="${nameIdFormat}">${facts.nameId}</saml:NameID>`,
		`<saml:SubjectConfirmation Method="${method}"><saml:SubjectConfirmationData InResponseTo="${inResponseTo}"`,
		` Recipient="${recipient}" NotOnOrAfter="${notOnOrAfter}"/></saml:SubjectConfirmation></saml:Subject>`,
		`<saml:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}"><saml:AudienceRestriction>`,
		`<saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
		`<saml:AuthnStatement AuthnInstant="${now}" SessionIndex="s1"><saml:AuthnContext><saml:AuthnContextClassRef>${context}`,
		"</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>",
		`<saml:AttributeStatement>${attributes.join("")}</saml:AttributeStatement></saml:Assertion>`,
	].join("");
}

/** A response around an assertion, or around anything. */
export function responseXml(inner: string, request: { id: string; assertionUrl: string }, id = "_response"): string {
	return [
		`<samlp:Response ${NS} ID="${id}" Version="2.0" IssueInstant="${new Date().toISOString()}"`,
		` Destination="${request.assertionUrl}" InResponseTo="${request.id}"><saml:Issuer>https://idp.example</saml:Issuer>`,
		'<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
		`${inner}</samlp:Response>`,
	].join("");
}

/** The id and the attributes of the request that an address of the redirect binding carries. */
export function requestIn(url: URL): { id: string; xml: string } {
	const xml = inflateRawSync(Buffer.from(url.searchParams.get("SAMLRequest") ?? "", "base64")).toString();
	return { id: /ID="([^"]+)"/.exec(xml)?.[1] ?? "", xml };
}
