import { z } from "zod";
import { Assignment } from "../assignment.ts";
import { isPrivateUrl } from "./private-url.ts";

/** A group of the provider, and what its members are in one workspace. */
export const GroupGrant = Assignment.extend({
	/** As the provider writes it, in the group claim or as a SCIM display name. */
	group: z.string().trim().min(1).max(200),
});
export type GroupGrant = z.infer<typeof GroupGrant>;

const EmailDomain = z
	.string()
	.trim()
	.toLowerCase()
	.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "a domain, such as example.com");

const PrivateUrl = z.url().max(500).refine(isPrivateUrl, "begins with https://, or with http:// for this very machine");

const policy = {
	/** On the button of the sign-in page. */
	name: z.string().trim().min(1).max(60),
	enabled: z.boolean(),
	/** People whose e-mail address lies elsewhere are refused; empty: no restriction. */
	emailDomains: z.array(EmailDomain).max(50),
	/** Whoever comes for the first time gets an account; otherwise only who was provisioned, expected or has linked it. */
	createsAccounts: z.boolean(),
	/** The claim or attribute that lists groups; absent: signing in changes no role. */
	groupClaim: z.string().trim().min(1).max(200).optional(),
	grants: z.array(GroupGrant).max(200),
	/** Values of `acr` or `amr`, or SAML authentication contexts, that stand for a second factor; empty: we ask for ours. */
	honouredFactors: z.array(z.string().trim().min(1).max(200)).max(20),
	/** The claim or attribute that names a person for good; absent: `sub`, or the NameID. */
	subjectClaim: z.string().trim().min(1).max(200).optional(),
};

/** How an OpenID provider is reached and whom it may let in. */
export const OidcSettings = z.object({
	kind: z.literal("oidc"),
	...policy,
	/** Exactly as the provider's own description states it. */
	issuer: PrivateUrl,
	clientId: z.string().trim().min(1).max(200),
	/** Asked for beside `openid`, `email` and `profile`, such as `groups`. */
	scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, "one scope, without spaces")).max(10),
});
export type OidcSettings = z.infer<typeof OidcSettings>;

/** A certificate in PEM, of which the public key counts. */
const Certificate = z
	.string()
	.trim()
	.max(10_000)
	.regex(/^-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----$/, "one certificate in PEM");

/** How a SAML 2.0 provider is reached and whom it may let in. */
export const SamlSettings = z.object({
	kind: z.literal("saml"),
	...policy,
	entityId: z.string().trim().min(1).max(500),
	/** Where the browser is sent (HTTP-Redirect binding). */
	signInUrl: PrivateUrl,
	/** Those whose signatures count; two while the provider changes its own. */
	certificates: z.array(Certificate).min(1).max(5),
});
export type SamlSettings = z.infer<typeof SamlSettings>;

export const IdentityProviderSettings = z.discriminatedUnion("kind", [OidcSettings, SamlSettings]);
export type IdentityProviderSettings = z.infer<typeof IdentityProviderSettings>;

/** Somewhere else people may sign in, for the whole installation. */
export interface IdentityProvider {
	id: string;
	settings: IdentityProviderSettings;
	/** Sealed; only the adapter that sends it sees it. */
	clientSecret?: string;
	createdAt: string;
	updatedAt: string;
}

export type OidcProvider = IdentityProvider & { settings: OidcSettings };
export type SamlProvider = IdentityProvider & { settings: SamlSettings };

export function isOidc(provider: IdentityProvider): provider is OidcProvider {
	return provider.settings.kind === "oidc";
}

export function isSaml(provider: IdentityProvider): provider is SamlProvider {
	return provider.settings.kind === "saml";
}
