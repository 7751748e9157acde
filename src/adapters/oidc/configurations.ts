import {
	allowInsecureRequests,
	type ClientAuth,
	ClientSecretBasic,
	ClientSecretPost,
	Configuration,
	clockTolerance,
	customFetch,
	discovery,
	enableNonRepudiationChecks,
	None,
	type ServerMetadata,
} from "openid-client";
import type { OidcProvider } from "../../core/access/sign-on/identity-provider.ts";
import { isPrivateUrl } from "../../core/access/sign-on/private-url.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { ClientSecretSeal } from "../../ports/sign-on.ts";
import { PROVIDER_TIMEOUT_SECONDS, privateFetch } from "./private-fetch.ts";
import { unavailable } from "./refusals.ts";

/** Signatures that only the holder of a private key can make: no `none`, no HMAC, no SHA-1. */
export const SIGNING_ALGORITHMS = [
	"RS256",
	"RS384",
	"RS512",
	"PS256",
	"PS384",
	"PS512",
	"ES256",
	"ES384",
	"ES512",
	"EdDSA",
	"Ed25519",
];
export const CLOCK_TOLERANCE_SECONDS = 30;
const KEPT_MS = 15 * 60_000;

/** What is known of each provider, asked anew after a quarter of an hour or when its settings change. */
export class Configurations {
	readonly #kept = new Map<string, { updatedAt: string; untilMs: number; configuration: Promise<Configuration> }>();
	readonly #seal: ClientSecretSeal;

	constructor(seal: ClientSecretSeal) {
		this.#seal = seal;
	}

	/** @throws SegwardError `provider-unavailable`. */
	async of(provider: OidcProvider): Promise<Configuration> {
		const kept = this.#kept.get(provider.id);
		if (kept !== undefined && kept.updatedAt === provider.updatedAt && kept.untilMs > Date.now()) {
			return kept.configuration;
		}
		return this.refresh(provider);
	}

	/** As {@link of}, but asks the provider now. */
	refresh(provider: OidcProvider): Promise<Configuration> {
		const configuration = this.#discover(provider).catch((error: unknown) => {
			this.#kept.delete(provider.id);
			throw error;
		});
		this.#kept.set(provider.id, { updatedAt: provider.updatedAt, untilMs: Date.now() + KEPT_MS, configuration });
		return configuration;
	}

	async #discover(provider: OidcProvider): Promise<Configuration> {
		const { issuer, clientId } = provider.settings;
		// The schema lets plain HTTP through for this very machine alone.
		const plain = issuer.startsWith("http:");
		let metadata: ServerMetadata;
		try {
			const found = await discovery(new URL(issuer), clientId, {}, None(), {
				[customFetch]: privateFetch,
				timeout: PROVIDER_TIMEOUT_SECONDS,
				execute: plain ? [allowInsecureRequests] : [],
			});
			metadata = found.serverMetadata();
		} catch (cause) {
			throw unavailable("Its description at /.well-known/openid-configuration cannot be read.", cause);
		}
		const configuration = new Configuration(
			{ ...metadata, id_token_signing_alg_values_supported: algorithmsOf(metadata) },
			clientId,
			{ [clockTolerance]: CLOCK_TOLERANCE_SECONDS },
			this.#clientAuth(provider, metadata),
		);
		if (plain) allowInsecureRequests(configuration);
		refuseForeignMetadata(metadata, issuer);
		enableNonRepudiationChecks(configuration);
		configuration[customFetch] = privateFetch;
		configuration.timeout = PROVIDER_TIMEOUT_SECONDS;
		return configuration;
	}

	#clientAuth({ id, clientSecret }: OidcProvider, metadata: ServerMetadata): ClientAuth {
		if (clientSecret === undefined) return None();
		const secret = this.#seal.open(id, clientSecret);
		const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
		return methods.includes("client_secret_basic") ? ClientSecretBasic(secret) : ClientSecretPost(secret);
	}
}

function algorithmsOf({ id_token_signing_alg_values_supported: offered }: ServerMetadata): string[] {
	const usable = (offered ?? ["RS256"]).filter((one) => SIGNING_ALGORITHMS.includes(one));
	if (usable.length === 0) throw unavailable("It signs with no algorithm that can be accepted.");
	return usable;
}

/** @throws SegwardError `provider-unavailable` where it is somebody else's description, or leads over open ways. */
function refuseForeignMetadata(metadata: ServerMetadata, issuer: string): void {
	if (metadata.issuer !== issuer) {
		throw new SegwardError("provider-unavailable", {
			detail: "The provider calls itself by another issuer than the one in its settings.",
			hint: "Copy the issuer exactly as the provider's own description has it, the last slash included.",
		});
	}
	const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = metadata;
	const needed = [authorization_endpoint, token_endpoint, jwks_uri];
	if (needed.some((url) => url === undefined || !isPrivateUrl(url))) {
		throw unavailable("One of its addresses is missing or does not begin with https://.");
	}
	if (userinfo_endpoint !== undefined && !isPrivateUrl(userinfo_endpoint)) {
		throw unavailable("One of its addresses does not begin with https://.");
	}
}
