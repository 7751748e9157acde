import { createRemoteJWKSet, customFetch, errors, jwtVerify } from "jose";
import type { Configuration } from "openid-client";
import type { OidcProvider } from "../../core/access/sign-on/identity-provider.ts";
import type { LogoutNotice } from "../../ports/sign-on.ts";
import { CLOCK_TOLERANCE_SECONDS, SIGNING_ALGORITHMS } from "./configurations.ts";
import { PROVIDER_TIMEOUT_SECONDS, privateFetch } from "./private-fetch.ts";
import { refused, unavailable } from "./refusals.ts";

const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** Checks a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
export async function readLogoutToken(
	provider: OidcProvider,
	configuration: Configuration,
	token: string,
): Promise<LogoutNotice> {
	const { issuer, clientId } = provider.settings;
	const { jwks_uri = "" } = configuration.serverMetadata();
	const keys = createRemoteJWKSet(new URL(jwks_uri), {
		[customFetch]: privateFetch,
		timeoutDuration: PROVIDER_TIMEOUT_SECONDS * 1000,
	});
	try {
		const { payload } = await jwtVerify(token, keys, {
			issuer,
			audience: clientId,
			algorithms: SIGNING_ALGORITHMS,
			typ: "logout+jwt",
			clockTolerance: CLOCK_TOLERANCE_SECONDS,
			requiredClaims: ["iat", "exp", "jti", "events"],
			maxTokenAge: 600,
		});
		const { events, nonce, jti = "", exp = 0, sub, sid } = payload;
		const isLogout = typeof events === "object" && events !== null && Object.hasOwn(events, LOGOUT_EVENT);
		const providerSession = typeof sid === "string" ? sid : undefined;
		if (!isLogout || nonce !== undefined || (sub === undefined && providerSession === undefined)) {
			throw refused("The logout token does not say what a logout token says.");
		}
		return { tokenId: jti, expiresAtMs: exp * 1000, subject: sub, providerSession };
	} catch (cause) {
		if (cause instanceof errors.JWKSTimeout) throw unavailable("Its keys cannot be read.", cause);
		if (cause instanceof errors.JOSEError) throw refused("The logout token cannot be accepted.", cause);
		throw cause;
	}
}
