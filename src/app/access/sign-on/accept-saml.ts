import { isSaml } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { VisitUseCase } from "../../call.ts";
import { samlServiceOf } from "./addresses.ts";
import { type FederationDeps, instant } from "./federation-deps.ts";
import { enabledProvider } from "./find-provider.ts";

type SamlDeps = Pick<FederationDeps, "federation" | "saml" | "secrets" | "clock" | "settings">;

/**
 * Takes what a SAML provider has the browser post. It comes from another site, so without our cookies: what it says is kept
 * with the sign-on under way, which only the browser that began it can end.
 *
 * @throws SegwardError `sign-on-refused`.
 */
export function acceptSamlResponse(
	deps: SamlDeps,
): VisitUseCase<{ providerId: string; SAMLResponse: string; RelayState: string }, { location: string }> {
	return async (_visit, { providerId, SAMLResponse: response, RelayState: state }) => {
		const provider = await enabledProvider(deps.federation, providerId);
		const id = deps.secrets.digest(state);
		const flow = id === null ? undefined : await deps.federation.flows.find(id, instant(deps));
		if (!isSaml(provider) || flow?.providerId !== providerId) throw unsolicited();
		const service = samlServiceOf(deps.settings, providerId);
		const { identity, assertionId, expiresAtMs } = await deps.saml.accept(provider, service, flow.memory, response);
		const name = `assertion ${providerId} ${assertionId}`;
		const until = new Date(expiresAtMs).toISOString();
		if (!(await deps.federation.flows.firstSeen(name, until, instant(deps)))) throw unsolicited();
		if (!(await deps.federation.flows.say(flow.id, identity, instant(deps)))) throw unsolicited();
		return { location: `/sign-on/${providerId}?state=${encodeURIComponent(state)}` };
	};
}

export function showSamlMetadata(deps: SamlDeps): VisitUseCase<{ providerId: string }, string> {
	return async (_visit, { providerId }) => {
		const provider = await deps.federation.providers.find(providerId);
		if (provider === undefined || !isSaml(provider)) throw new SegwardError("not-found");
		return deps.saml.metadata(samlServiceOf(deps.settings, providerId));
	};
}

function unsolicited(): SegwardError {
	return new SegwardError("sign-on-refused", {
		detail: "Nobody here asked for this response, or it came before.",
		hint: "Start again from the sign-in page.",
	});
}
