import type { Principal } from "../../core/access/principal.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditLog } from "../../ports/audit-log.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";

export interface AuthenticateDeps {
	store: Pick<ControlStore, "tokens">;
	secrets: TokenSecrets;
	clock: Clock;
	audit: AuditLog;
}

export interface Presented {
	/** The `Authorization` header as received. */
	authorization?: string;
	/** The session secret that the browser keeps. */
	session?: string;
	/** It may have been made by a page of another site, so that a session proves nothing. */
	foreign?: boolean;
	/** Nobody asked for it just now, such as a page that looks for progress: it keeps no session alive. */
	background?: boolean;
	from: string;
	requestId: string;
}

const TOUCH_EVERY_MS = 60_000;

/**
 * Who asks. The use of a revoked or expired token is recorded in its workspace.
 *
 * @throws SegwardError `token-missing`, `token-invalid`; `audit-unavailable` when a refusal cannot be recorded.
 */
export function authenticate(deps: AuthenticateDeps) {
	return async (presented: Presented): Promise<Principal> => {
		const secret = /^Bearer +(\S+)$/i.exec(presented.authorization ?? "")?.[1];
		if (secret === undefined) {
			throw new SegwardError("token-missing", {
				hint: "Sign in to the web app, or send the header 'Authorization: Bearer sgw_…'; the local operator makes a token with 'segward token create'.",
			});
		}
		const digest = deps.secrets.digest(secret);
		const found = digest === null ? undefined : await deps.store.tokens.findByDigest(digest);
		if (digest === null || found === undefined || !deps.secrets.equal(found.token.secretDigest, digest))
			throw invalid();

		const { token, workspaceId } = found;
		const nowMs = deps.clock.now();
		const at = new Date(nowMs).toISOString();
		const refusal = token.revokedAt !== undefined ? "revoked" : Date.parse(token.expiresAt) <= nowMs ? "expired" : null;
		if (refusal !== null) {
			await deps.audit.append({
				at,
				workspaceId,
				actor: token.name,
				role: token.role,
				action: "token:use",
				resource: `token/${token.id}`,
				decision: "deny",
				outcome: "refused",
				reason: `token-${refusal}`,
				from: presented.from,
				requestId: presented.requestId,
			});
			throw invalid();
		}
		if (token.lastUsedAt === undefined || nowMs - Date.parse(token.lastUsedAt) >= TOUCH_EVERY_MS) {
			await deps.store.tokens.touch(token.id, at);
		}
		return { tokenId: token.id, name: token.name, role: token.role, workspaceId };
	};
}

function invalid(): SegwardError {
	return new SegwardError("token-invalid", { hint: "Check the token, or make a new one with 'segward token create'." });
}
