import {
	type IdentityProvider,
	type IdentityProviderSettings,
	isSaml,
} from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import { logoutUrlOf, returnUrlOf, samlServiceOf, scimUrlOf } from "./addresses.ts";
import { type FederationDeps, instant } from "./federation-deps.ts";
import { findProvider } from "./find-provider.ts";
import { regrant } from "./regrant.ts";

/** A provider as administrators see it: never its secret. */
export interface ProviderView extends Omit<IdentityProvider, "clientSecret"> {
	hasClientSecret: boolean;
	/** What has to be entered at the provider. */
	addresses: { returnUrl: string; second: string; entityId?: string; scim: string };
}

export interface ProviderChange {
	settings: IdentityProviderSettings;
	clientSecret?: string;
}

type ProviderDeps = Pick<
	FederationDeps,
	"federation" | "clientSecrets" | "saml" | "people" | "register" | "clock" | "newId" | "settings"
>;

export function listProviders(deps: ProviderDeps): UseCase<unknown, { items: ProviderView[] }> {
	return async () => ({ items: (await deps.federation.providers.list()).map((one) => viewOf(deps, one)) });
}

/** @throws SegwardError `name-taken`, `request-invalid` for a certificate that cannot be read. */
export function createProvider(deps: ProviderDeps): UseCase<ProviderChange, ProviderView> {
	return async (call, { settings, clientSecret }) => {
		const id = deps.newId();
		call.note({ resourceId: id });
		const at = instant(deps);
		const sealed = clientSecret === undefined ? undefined : deps.clientSecrets.seal(id, clientSecret);
		return save(deps, { id, settings, clientSecret: sealed, createdAt: at, updatedAt: at });
	};
}

/** Members of its directory's groups get at once what the new mapping gives them; others when they sign in. */
export function updateProvider(deps: ProviderDeps): UseCase<ProviderChange & { id: string }, ProviderView> {
	return async (_call, { id, settings, clientSecret }) => {
		const before = await findProvider(deps.federation, id);
		if (before.settings.kind !== settings.kind) {
			throw new SegwardError("request-invalid", { path: "settings.kind", detail: "A provider keeps its kind." });
		}
		refuseMovedSecret(before, settings, clientSecret);
		const sealed = clientSecret === undefined ? before.clientSecret : deps.clientSecrets.seal(id, clientSecret);
		const provider = { ...before, settings, clientSecret: sealed, updatedAt: instant(deps) };
		const view = await save(deps, provider);
		for (const account of await deps.federation.accounts.provisioned(id)) await regrant(deps, provider, account);
		return view;
	};
}

/** Accounts stay, without what this provider's groups gave them. */
export function removeProvider(deps: ProviderDeps): UseCase<{ id: string }, { removed: true }> {
	return async (_call, { id }) => {
		const provider = await findProvider(deps.federation, id);
		const nothing = { ...provider, settings: { ...provider.settings, grants: [] } };
		for (const account of await deps.federation.accounts.ofProvider(id)) await regrant(deps, nothing, account);
		await deps.federation.providers.remove(id);
		return { removed: true };
	};
}

async function save(deps: ProviderDeps, provider: IdentityProvider): Promise<ProviderView> {
	if (isSaml(provider)) deps.saml.certificateEnds(provider);
	await deps.federation.providers.put(provider);
	return viewOf(deps, provider);
}

/** A secret goes to whom it was entered for: with a new issuer it has to be entered again. */
function refuseMovedSecret(before: IdentityProvider, settings: IdentityProviderSettings, secret?: string): void {
	if (before.clientSecret === undefined || secret !== undefined) return;
	if (before.settings.kind !== "oidc" || settings.kind !== "oidc" || before.settings.issuer === settings.issuer) return;
	throw new SegwardError("request-invalid", {
		path: "clientSecret",
		detail: "With another issuer, the client secret has to be entered again.",
	});
}

function viewOf({ settings: place }: ProviderDeps, { clientSecret, ...provider }: IdentityProvider): ProviderView {
	const { id } = provider;
	const service = samlServiceOf(place, id);
	const addresses =
		provider.settings.kind === "saml"
			? { returnUrl: service.assertionUrl, second: service.entityId, entityId: service.entityId }
			: { returnUrl: returnUrlOf(place, id), second: logoutUrlOf(place, id) };
	return {
		...provider,
		hasClientSecret: clientSecret !== undefined,
		addresses: { ...addresses, scim: scimUrlOf(place) },
	};
}
