import type { ExternalIdentity } from "../core/access/sign-on/external-identity.ts";
import type { OidcProvider, SamlProvider } from "../core/access/sign-on/identity-provider.ts";

/** Where the browser is to go, and what is needed again when it comes back. */
export interface BegunSignOn {
	url: string;
	memory: Record<string, string>;
}

export interface SignOnRequest {
	/** Comes back with the answer. */
	state: string;
	/** Exactly where the answer goes. */
	returnUrl: string;
	/** Asks for a new proof of who it is, even within a session at the provider. */
	again: boolean;
}

export interface LogoutNotice {
	/** Of the token; each counts once. */
	tokenId: string;
	expiresAtMs: number;
	subject?: string;
	providerSession?: string;
}

/**
 * OpenID Connect as a relying party: authorization code with PKCE, nothing else.
 *
 * @throws SegwardError `provider-unavailable` where the provider does not answer, or not as the standard says;
 *   `sign-on-refused` for everything about an answer that is not as it must be.
 */
export interface OpenIdConnect {
	begin(provider: OidcProvider, request: SignOnRequest): Promise<BegunSignOn>;
	/** @param answer the parameters with which the browser came back. */
	finish(
		provider: OidcProvider,
		request: Pick<SignOnRequest, "state" | "returnUrl">,
		memory: Record<string, string>,
		answer: Record<string, string>,
	): Promise<ExternalIdentity>;
	readLogoutToken(provider: OidcProvider, token: string): Promise<LogoutNotice>;
	/** Asks the provider for its description and keys. */
	check(provider: OidcProvider): Promise<void>;
}

/** What this installation is to a SAML provider: one service, with an address for assertions. */
export interface SamlService {
	entityId: string;
	assertionUrl: string;
}

export interface SamlAnswer {
	identity: ExternalIdentity;
	assertionId: string;
	/** When the assertion is void. */
	expiresAtMs: number;
}

/** SAML 2.0 Web Browser SSO as a service provider. @throws SegwardError `sign-on-refused`. */
export interface Saml {
	begin(provider: SamlProvider, service: SamlService, request: Omit<SignOnRequest, "returnUrl">): Promise<BegunSignOn>;
	/** Checks a response against the request that `memory` is of. */
	accept(
		provider: SamlProvider,
		service: SamlService,
		memory: Record<string, string>,
		response: string,
	): Promise<SamlAnswer>;
	metadata(service: SamlService): Promise<string>;
	/** The certificates as far as they say when they end; earliest first. @throws SegwardError `request-invalid` for one that cannot be read. */
	certificateEnds(provider: SamlProvider): string[];
}

/** Seals the secrets that this installation presents to others. */
export interface ClientSecretSeal {
	/** Bound to the provider, so that it opens nowhere else. */
	seal(providerId: string, secret: string): string;
	/** @throws SegwardError `key-wrong`. */
	open(providerId: string, sealed: string): string;
}
