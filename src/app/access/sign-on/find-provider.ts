import type { IdentityProvider } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Federation } from "../../../ports/federation.ts";

/** @throws SegwardError `not-found`. */
export async function findProvider(federation: Pick<Federation, "providers">, id: string): Promise<IdentityProvider> {
	const provider = await federation.providers.find(id);
	if (provider !== undefined) return provider;
	throw new SegwardError("not-found", { detail: "There is no such identity provider." });
}

/** As {@link findProvider}, where people may sign in there now. */
export async function enabledProvider(
	federation: Pick<Federation, "providers">,
	id: string,
): Promise<IdentityProvider> {
	const provider = await findProvider(federation, id);
	if (provider.settings.enabled) return provider;
	throw new SegwardError("not-found", { detail: "Nobody can sign in at this identity provider." });
}
