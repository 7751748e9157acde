import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ProvisioningToken } from "../../../ports/federation.ts";
import type { UseCase } from "../../call.ts";
import { type FederationDeps, instant } from "../sign-on/federation-deps.ts";
import { findProvider } from "../sign-on/find-provider.ts";

const DAY_MS = 86_400_000;

type TokenDeps = Pick<FederationDeps, "federation" | "secrets" | "clock">;

export function listProvisioningTokens(
	deps: Pick<TokenDeps, "federation">,
): UseCase<unknown, { items: ProvisioningToken[] }> {
	return async () => ({ items: await deps.federation.tokens.list() });
}

/** The secret is told this once; kept is its digest. @throws SegwardError `not-found` for an unknown provider. */
export function createProvisioningToken(
	deps: TokenDeps,
): UseCase<{ providerId: string; name: string; days: number }, { token: ProvisioningToken; secret: string }> {
	return async (call, { providerId, name, days }) => {
		await findProvider(deps.federation, providerId);
		const { id, secret, digest } = deps.secrets.create();
		const token: ProvisioningToken = {
			id,
			providerId,
			name,
			secretDigest: digest,
			createdAt: instant(deps),
			expiresAt: instant(deps, days * DAY_MS),
		};
		await deps.federation.tokens.create(token);
		call.note({ resourceId: id });
		return { token, secret };
	};
}

export function revokeProvisioningToken(
	deps: Pick<TokenDeps, "federation" | "clock">,
): UseCase<{ id: string }, { revoked: true }> {
	return async (_call, { id }) => {
		if (await deps.federation.tokens.revoke(id, instant(deps))) return { revoked: true };
		throw new SegwardError("not-found", { detail: "There is no such SCIM token in use." });
	};
}
