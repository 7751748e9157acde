import { randomBytes, X509Certificate } from "node:crypto";
import type { SAML as NodeSaml } from "@node-saml/node-saml";
import type { SamlProvider } from "../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Saml, SamlService } from "../../ports/sign-on.ts";
import { readAssertion } from "./assertion.ts";
import { refused } from "./refused.ts";
import { parsePlainXml, refuseOddShape } from "./response-shape.ts";

/** How far the provider's clock may be from ours. */
const SKEW_MS = 60_000;
const REQUEST_VALID_MS = 10 * 60_000;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** SAML 2.0 by `node-saml`, which checks the signatures, after a look at the shape and before a look at what was signed. */
export function saml(clock: Clock): Saml {
	return {
		async begin(provider, service, { state, again }) {
			const requestId = `_${randomBytes(20).toString("hex")}`;
			const node = await nodeSaml(provider, service, { requestId, again });
			return { url: await node.getAuthorizeUrlAsync(state, undefined, {}), memory: { requestId } };
		},

		async accept(provider, service, { requestId = "" }, response) {
			const root = parsePlainXml(decoded(response));
			refuseOddShape(root);
			const destination = root.getAttribute("Destination");
			if (destination && destination !== service.assertionUrl) throw refused("It was sent to another address.");
			const xml = await signedAssertion(await nodeSaml(provider, service, { requestId, again: false }), response);
			const expected = { ...service, requestId, nowMs: clock.now(), skewMs: SKEW_MS };
			return readAssertion(parsePlainXml(xml), provider.settings, expected);
		},

		async metadata({ entityId, assertionUrl }) {
			const { generateServiceProviderMetadata } = await library();
			return generateServiceProviderMetadata({
				issuer: entityId,
				callbackUrl: assertionUrl,
				wantAssertionsSigned: true,
				identifierFormat: null,
			});
		},

		certificateEnds: ({ settings }) =>
			settings.certificates
				.map((pem, at) => {
					try {
						return new Date(new X509Certificate(pem).validTo).toISOString();
					} catch (cause) {
						throw new SegwardError("request-invalid", {
							path: `settings.certificates[${at}]`,
							detail: "This is not a certificate that can be read.",
							cause,
						});
					}
				})
				.sort(),
	};
}

/** Loaded by the first who needs it: it is large, and an installation without SAML never does. */
function library() {
	return import("@node-saml/node-saml");
}

/** The library for one request: the only one whose answer counts. */
async function nodeSaml(
	{ settings }: SamlProvider,
	service: SamlService,
	{ requestId, again }: { requestId: string; again: boolean },
): Promise<NodeSaml> {
	const { SAML, ValidateInResponseTo } = await library();
	return new SAML({
		idpCert: settings.certificates,
		idpIssuer: settings.entityId,
		issuer: service.entityId,
		audience: service.entityId,
		callbackUrl: service.assertionUrl,
		entryPoint: settings.signInUrl,
		wantAssertionsSigned: true,
		wantAuthnResponseSigned: false,
		acceptedClockSkewMs: SKEW_MS,
		identifierFormat: null,
		disableRequestedAuthnContext: true,
		forceAuthn: again,
		generateUniqueId: () => requestId,
		validateInResponseTo: ValidateInResponseTo.always,
		requestIdExpirationPeriodMs: REQUEST_VALID_MS,
		// That each request is answered once, also after a restart, is kept with the sign-on under way.
		cacheProvider: {
			saveAsync: async () => null,
			getAsync: async (id) => (id === requestId ? new Date().toISOString() : null),
			removeAsync: async () => null,
		},
	});
}

async function signedAssertion(node: NodeSaml, response: string): Promise<string> {
	try {
		const { profile } = await node.validatePostResponseAsync({ SAMLResponse: response });
		const xml = profile?.getAssertionXml?.();
		if (xml !== undefined) return xml;
	} catch (cause) {
		throw refused("Its signature, its times or its recipient are not right.", cause);
	}
	throw refused("It says nothing about anybody.");
}

function decoded(response: string): string {
	if (!BASE64.test(response)) throw refused("It is not base64.");
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(response, "base64"));
	} catch (cause) {
		throw refused("It is not UTF-8.", cause);
	}
}
