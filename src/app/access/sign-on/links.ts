import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call, UseCase } from "../../call.ts";
import type { FederationDeps } from "./federation-deps.ts";
import { regrant } from "./regrant.ts";

type LinkDeps = Pick<FederationDeps, "federation" | "people" | "register">;

/** The accounts elsewhere with which the caller signs in. */
export function listSignOnLinks(
	deps: Pick<FederationDeps, "federation">,
): UseCase<unknown, { items: { providerId: string; name: string; linkedAt: string }[] }> {
	return async (call) => {
		const accounts = await deps.federation.accounts.ofPerson(call.principal.personId ?? "");
		const providers = await deps.federation.providers.list();
		const items = accounts
			.filter(({ subject }) => subject !== undefined)
			.flatMap(({ providerId, linkedAt }) => {
				const provider = providers.find(({ id }) => id === providerId);
				return provider === undefined ? [] : [{ providerId, name: provider.settings.name, linkedAt }];
			});
		return { items };
	};
}

/** What the provider's groups gave goes with the link, but for what its directory gave. */
export function unlinkSignOn(deps: LinkDeps): UseCase<{ providerId: string }, { unlinked: true }> {
	return async (call, { providerId }) => {
		const { personId, account } = await linkedAccount(deps, call, providerId);
		call.note({ resourceId: personId });
		const provider = await deps.federation.providers.find(providerId);
		if (provider !== undefined) await regrant(deps, provider, { ...account, subject: undefined, claimedGroups: [] });
		return { unlinked: true };
	};
}

async function linkedAccount(deps: LinkDeps, call: Call, providerId: string) {
	const personId = call.principal.personId ?? "";
	const account = await deps.federation.accounts.find(providerId, personId);
	if (account?.subject !== undefined) return { personId, account };
	throw new SegwardError("not-found", { detail: "You have no account linked there." });
}
