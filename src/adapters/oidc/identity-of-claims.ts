import { type ExternalIdentity, ExternalIdentity as Identity } from "../../core/access/sign-on/external-identity.ts";
import type { OidcSettings } from "../../core/access/sign-on/identity-provider.ts";
import { refused } from "./refusals.ts";

type Claims = Readonly<Record<string, unknown>>;

/**
 * What the claims of a checked ID token say, with those of the user-info answer beside it where the token is silent.
 *
 * @throws SegwardError `sign-on-refused` where they do not name anybody.
 */
export function identityOfClaims(token: Claims, userInfo: Claims, settings: OidcSettings): ExternalIdentity {
	const claims: Claims = { ...userInfo, ...token };
	const vouched = claims.email_verified === true || claims.email_verified === "true";
	const name = textOf(claims.name) ?? textOf(claims.preferred_username);
	const email = textOf(claims.email);
	const { auth_time: authTime } = token;
	const identity = Identity.safeParse({
		subject: textOf(claims[settings.subjectClaim ?? "sub"]),
		...(vouched && email !== undefined ? { email: email.toLowerCase() } : {}),
		...(name === undefined ? {} : { name: name.slice(0, 100) }),
		groups: settings.groupClaim === undefined ? [] : textsOf(claims[settings.groupClaim]),
		// Only what is signed counts for how somebody proved who they are.
		factors: [...textsOf(token.acr), ...textsOf(token.amr)],
		...(typeof authTime === "number" ? { authenticatedAtMs: authTime * 1000 } : {}),
		...(typeof token.sid === "string" ? { providerSession: token.sid } : {}),
	});
	if (!identity.success) throw refused("The provider's answer does not name anybody in the way its settings say.");
	return identity.data;
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

function textsOf(value: unknown): string[] {
	return [value].flat().filter((one): one is string => typeof one === "string" && one !== "");
}
