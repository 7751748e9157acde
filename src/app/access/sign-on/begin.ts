import { isOidc, isSaml } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase, Visit, VisitUseCase } from "../../call.ts";
import { returnUrlOf, samlServiceOf } from "./addresses.ts";
import { type FederationDeps, instant } from "./federation-deps.ts";
import { enabledProvider } from "./find-provider.ts";

const VALID_MS = 10 * 60_000;

type BeginDeps = Pick<FederationDeps, "federation" | "oidc" | "saml" | "secrets" | "clock" | "settings">;

/** Where people can sign in besides here. */
export function listSignOnChoices(
	deps: Pick<FederationDeps, "federation">,
): VisitUseCase<unknown, { items: { id: string; name: string; kind: "oidc" | "saml" }[] }> {
	return async () => {
		const providers = await deps.federation.providers.list();
		const items = providers
			.filter(({ settings }) => settings.enabled)
			.map(({ id, settings }) => ({ id, name: settings.name, kind: settings.kind }));
		return { items };
	};
}

/** @throws SegwardError `not-found`, `provider-unavailable`. */
export function beginSignOn(deps: BeginDeps): VisitUseCase<{ providerId: string; again: boolean }, { url: string }> {
	return (visit, { providerId, again }) => begin(deps, visit, { providerId, again });
}

/** Links an account elsewhere to the person who is signed in, with a second factor just proved. */
export function linkSignOn(deps: BeginDeps): UseCase<{ providerId: string }, { url: string }> {
	return (call, { providerId }) => {
		const { personId } = call.principal;
		if (personId === undefined) throw new SegwardError("not-found", { detail: "Only a person can link an account." });
		return begin(deps, call, { providerId, again: false, personId });
	};
}

async function begin(
	deps: BeginDeps,
	visit: Visit,
	{ providerId, again, personId }: { providerId: string; again: boolean; personId?: string },
): Promise<{ url: string }> {
	const provider = await enabledProvider(deps.federation, providerId);
	const [state, browser] = [deps.secrets.create(), deps.secrets.create()];
	const request = { state: state.secret, again };
	const { url, memory } = isOidc(provider)
		? await deps.oidc.begin(provider, { ...request, returnUrl: returnUrlOf(deps.settings, providerId) })
		: isSaml(provider)
			? await deps.saml.begin(provider, samlServiceOf(deps.settings, providerId), request)
			: { url: "", memory: {} };
	const flow = { id: state.digest, providerId, browserDigest: browser.digest, personId, memory };
	await deps.federation.flows.begin({ ...flow, expiresAt: instant(deps, VALID_MS) }, instant(deps));
	visit.answerSignOn(browser.secret);
	return { url };
}
