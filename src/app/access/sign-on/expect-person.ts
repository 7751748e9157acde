import { isOidc } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import { type FederationDeps, instant } from "./federation-deps.ts";
import { findProvider } from "./find-provider.ts";

const VALID_MS = 7 * 86_400_000;

/**
 * Lets somebody who has an account here be recognised at the first sign-on at a provider, by the e-mail address that the
 * provider vouches for: once, within seven days, and only because an administrator said so.
 *
 * @throws SegwardError `not-found`, `state-conflict` where an account of that provider is linked already.
 */
export function expectPerson(
	deps: Pick<FederationDeps, "federation" | "people" | "clock">,
): UseCase<{ id: string; email: string }, { expiresAt: string }> {
	return async (call, { id, email }) => {
		const provider = await findProvider(deps.federation, id);
		const person = await deps.people.findByEmail(email);
		if (person?.state !== "active" || !person.assignments.some((one) => one.workspaceId === call.workspaceId)) {
			throw new SegwardError("not-found", { detail: "Nobody in this workspace has an account with this address." });
		}
		const linked = await deps.federation.accounts.find(provider.id, person.id);
		if (linked?.subject !== undefined) {
			throw new SegwardError("state-conflict", {
				detail: `This person signs in by ${isOidc(provider) ? "OpenID Connect" : "SAML"} there already.`,
			});
		}
		const expiresAt = instant(deps, VALID_MS);
		await deps.federation.expected.put({ providerId: provider.id, personId: person.id, email, expiresAt });
		return { expiresAt };
	};
}
