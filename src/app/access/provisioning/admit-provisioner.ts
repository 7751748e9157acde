import type { Principal } from "../../../core/access/principal.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditLog } from "../../../ports/audit-log.ts";
import type { ProvisioningToken } from "../../../ports/federation.ts";
import type { Presented } from "../authenticate.ts";
import type { FederationDeps } from "../sign-on/federation-deps.ts";

const TOUCH_EVERY_MS = 60_000;

/**
 * Lets a directory with a provisioning token through, as a principal of its own kind; everybody else is for `authenticate`.
 *
 * @throws SegwardError `token-invalid` for one that is revoked or has expired; that is recorded.
 */
export function admitProvisioner(
	deps: Pick<FederationDeps, "federation" | "secrets" | "clock"> & {
		audit: Pick<AuditLog, "append">;
		homeWorkspaceId: string;
	},
	authenticate: (presented: Presented) => Promise<Principal>,
): (presented: Presented) => Promise<Principal> {
	return async (presented) => {
		const secret = /^Bearer +(\S+)$/i.exec(presented.authorization ?? "")?.[1];
		const digest = secret === undefined ? null : deps.secrets.digest(secret);
		const token = digest === null ? undefined : await deps.federation.tokens.findByDigest(digest);
		if (digest === null || token === undefined || !deps.secrets.equal(token.secretDigest, digest)) {
			return authenticate(presented);
		}
		const nowMs = deps.clock.now();
		const at = new Date(nowMs).toISOString();
		const refusal = refusalOf(token, nowMs);
		if (refusal !== undefined) {
			await deps.audit.append({
				at,
				workspaceId: deps.homeWorkspaceId,
				actor: token.name,
				actorId: token.id,
				role: "provisioner",
				action: "provisioning-token:use",
				resource: `provisioningtoken/${token.id}`,
				decision: "deny",
				outcome: "refused",
				reason: refusal,
				from: presented.from,
				requestId: presented.requestId,
			});
			throw new SegwardError("token-invalid", { hint: "Make a new SCIM token under Access, Sign-on." });
		}
		if (token.lastUsedAt === undefined || nowMs - Date.parse(token.lastUsedAt) >= TOUCH_EVERY_MS) {
			await deps.federation.tokens.touch(token.id, at);
		}
		return {
			kind: "provisioner",
			tokenId: token.id,
			name: token.name,
			roles: [],
			teams: [],
			workspaceId: deps.homeWorkspaceId,
			trainingCurrent: false,
			providerId: token.providerId,
		};
	};
}

function refusalOf({ revokedAt, expiresAt }: ProvisioningToken, nowMs: number): string | undefined {
	if (revokedAt !== undefined) return "token-revoked";
	return Date.parse(expiresAt) <= nowMs ? "token-expired" : undefined;
}
