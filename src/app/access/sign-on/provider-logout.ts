import { isOidc } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { VisitUseCase } from "../../call.ts";
import { type FederationDeps, instant } from "./federation-deps.ts";
import { findProvider } from "./find-provider.ts";

/** Ends all sessions of whom a logout token names (OpenID Connect Back-Channel Logout 1.0). @throws SegwardError `sign-on-refused`. */
export function endSessionsByProvider(
	deps: Pick<FederationDeps, "federation" | "oidc" | "register" | "clock">,
): VisitUseCase<{ providerId: string; logout_token: string }, Record<string, never>> {
	return async (visit, { providerId, logout_token: token }) => {
		const provider = await findProvider(deps.federation, providerId);
		if (!isOidc(provider)) throw new SegwardError("not-found");
		const { tokenId, expiresAtMs, subject, providerSession } = await deps.oidc.readLogoutToken(provider, token);
		const { flows, accounts } = deps.federation;
		const until = new Date(expiresAtMs + 60_000).toISOString();
		if (!(await flows.firstSeen(`logout ${providerId} ${tokenId}`, until, instant(deps)))) {
			throw new SegwardError("sign-on-refused", { detail: "This logout token was used before." });
		}
		const bySubject = subject === undefined ? undefined : await accounts.findBySubject(providerId, subject);
		const bySession = providerSession === undefined ? [] : await accounts.peopleOfSession(providerId, providerSession);
		const personIds = new Set([...(bySubject === undefined ? [] : [bySubject.personId]), ...bySession]);
		for (const personId of personIds) {
			visit.note({ resourceId: personId });
			await deps.register.endSessions(personId);
		}
		return {};
	};
}
