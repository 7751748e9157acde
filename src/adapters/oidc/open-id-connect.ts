import {
	AuthorizationResponseError,
	authorizationCodeGrant,
	buildAuthorizationUrl,
	ClientError,
	type Configuration,
	calculatePKCECodeChallenge,
	fetchUserInfo,
	ResponseBodyError,
	randomNonce,
	randomPKCECodeVerifier,
} from "openid-client";
import type { OidcProvider } from "../../core/access/sign-on/identity-provider.ts";
import type { ClientSecretSeal, OpenIdConnect } from "../../ports/sign-on.ts";
import { Configurations, SIGNING_ALGORITHMS } from "./configurations.ts";
import { identityOfClaims } from "./identity-of-claims.ts";
import { privateFetch } from "./private-fetch.ts";
import { refused, unavailable } from "./refusals.ts";

/** How old a proof at the provider may be whose second factor counts here: as old as a session can get. */
const OLDEST_PROOF_SECONDS = 12 * 3600;
/** How long a new proof may take from the provider to us: a page may ask for consent in between. */
const AGAIN_WITHIN_SECONDS = 300;

/** OpenID Connect by `openid-client`, which checks state, nonce, issuer, audience, times and signature. */
export function openIdConnect(seal: ClientSecretSeal): OpenIdConnect {
	const configurations = new Configurations(seal);
	return {
		async begin(provider, { state, returnUrl, again }) {
			const configuration = await configurations.of(provider);
			const [verifier, nonce] = [randomPKCECodeVerifier(), randomNonce()];
			const maxAge = maxAgeOf(provider, again);
			const oldest = again ? AGAIN_WITHIN_SECONDS : maxAge;
			const url = buildAuthorizationUrl(configuration, {
				redirect_uri: returnUrl,
				response_type: "code",
				scope: [...new Set(["openid", "email", "profile", ...provider.settings.scopes])].join(" "),
				state,
				nonce,
				code_challenge: await calculatePKCECodeChallenge(verifier),
				code_challenge_method: "S256",
				...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
				...(again ? { prompt: "login" } : {}),
			});
			return {
				url: url.href,
				memory: { nonce, verifier, ...(oldest === undefined ? {} : { oldest: String(oldest) }) },
			};
		},

		async finish(provider, { state, returnUrl }, memory, answer) {
			const configuration = await configurations.of(provider);
			const { nonce, verifier, oldest } = memory;
			const url = new URL(returnUrl);
			for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
			try {
				const tokens = await authorizationCodeGrant(configuration, url, {
					expectedState: state,
					expectedNonce: nonce,
					pkceCodeVerifier: verifier,
					idTokenExpected: true,
					...(oldest === undefined ? {} : { maxAge: Number(oldest) }),
				});
				refuseAlgorithm(tokens.id_token ?? "");
				const claims = tokens.claims();
				if (claims === undefined) throw refused("The provider's answer holds no ID token.");
				const userInfo = await userInfoOf(configuration, tokens.access_token, claims.sub);
				return identityOfClaims(claims, userInfo, provider.settings);
			} catch (cause) {
				throw refusalOf(cause);
			}
		},

		async readLogoutToken(provider, token) {
			const { readLogoutToken } = await import("./logout-token.ts");
			return readLogoutToken(provider, await configurations.of(provider), token);
		},

		async check(provider) {
			const { jwks_uri = "" } = (await configurations.refresh(provider)).serverMetadata();
			try {
				const keys = (await (await privateFetch(jwks_uri)).json()) as { keys?: unknown };
				if (Array.isArray(keys.keys) && keys.keys.length > 0) return;
			} catch (cause) {
				throw unavailable("Its keys cannot be read.", cause);
			}
			throw unavailable("It publishes no keys.");
		},
	};
}

/** Asked for, the provider has to say when it asked the person: without that no second factor of its counts. */
function maxAgeOf({ settings }: OidcProvider, again: boolean): number | undefined {
	if (again) return 0;
	return settings.honouredFactors.length === 0 ? undefined : OLDEST_PROOF_SECONDS;
}

async function userInfoOf(configuration: Configuration, accessToken: string, subject: string) {
	if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
	return fetchUserInfo(configuration, accessToken, subject);
}

/** The library refuses others for want of a key; here it is said outright. */
function refuseAlgorithm(idToken: string): void {
	const header = JSON.parse(Buffer.from(idToken.split(".", 1)[0] ?? "", "base64url").toString() || "{}") as {
		alg?: unknown;
	};
	if (typeof header.alg === "string" && SIGNING_ALGORITHMS.includes(header.alg)) return;
	throw refused("The ID token is signed with an algorithm that cannot be accepted.");
}

function refusalOf(error: unknown): unknown {
	if (error instanceof AuthorizationResponseError) {
		const declined = error.error === "access_denied";
		return refused(
			declined ? "The provider says that the sign-in was declined." : "The provider refused the sign-in.",
			error,
		);
	}
	if (error instanceof ResponseBodyError) return refused("The provider does not accept the sign-in any more.", error);
	if (error instanceof ClientError) return refused("The provider's answer is not as it must be.", error);
	if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")) {
		return unavailable("It does not answer.", error);
	}
	return error;
}
