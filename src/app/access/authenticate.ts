import type { Principal, TokenRecord } from "../../core/access/principal.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditLog } from "../../ports/audit-log.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { People } from "../../ports/people.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";
import { principalOf, type TrainingState } from "./principal-of.ts";

export interface AuthenticateDeps {
	store: Pick<ControlStore, "tokens">;
	people: Pick<People, "findById">;
	training: TrainingState;
	secrets: TokenSecrets;
	clock: Clock;
	audit: Pick<AuditLog, "append">;
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
	/** The workspace that the request names; the local operator acts in it. */
	workspace?: string;
	from: string;
	requestId: string;
}

const TOUCH_EVERY_MS = 60_000;

/**
 * Who asks. The use of a token that is revoked, expired, or whose owner is gone, is recorded in its workspace.
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
		const owner = token.ownerId === undefined ? undefined : await ownerOf(deps, token, workspaceId);
		const refusal = refusalOf(token, owner, nowMs);
		if (refusal !== null) {
			await deps.audit.append({
				at,
				workspaceId,
				actor: token.name,
				actorId: token.id,
				role: rolesText(token.roles),
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
			await deps.store.tokens.touch(token.id, at, presented.from);
		}
		const { id: tokenId, name, roles } = token;
		const principal: Principal = {
			kind: "token",
			tokenId,
			name,
			roles,
			teams: [],
			workspaceId,
			trainingCurrent: false,
			...(token.scopes ? { scopes: token.scopes } : {}),
		};
		return owner ? { ...principal, teams: owner.teams, owner } : principal;
	};
}

/** Null where that person is no longer active in the token's workspace. */
async function ownerOf(deps: AuthenticateDeps, token: TokenRecord, workspaceId: string): Promise<Principal | null> {
	const person = await deps.people.findById(token.ownerId ?? "");
	return person === undefined ? null : principalOf(deps.training, person, workspaceId, { id: token.id });
}

function refusalOf(token: TokenRecord, owner: Principal | null | undefined, nowMs: number): string | null {
	if (token.revokedAt !== undefined) return "revoked";
	if (Date.parse(token.expiresAt) <= nowMs) return "expired";
	return owner === null ? "owner-gone" : null;
}

function invalid(): SegwardError {
	return new SegwardError("token-invalid", { hint: "Check the token, or make a new one with 'segward token create'." });
}
