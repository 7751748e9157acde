import type { Principal, TokenRecord } from "../../core/access/principal.ts";
import type { RoleName } from "../../core/access/role.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { PolicyEngine } from "../../ports/policy-engine.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";
import type { UseCase } from "../call.ts";

export interface TokenDeps {
	store: Pick<ControlStore, "tokens">;
	secrets: TokenSecrets;
	clock: Clock;
}

export interface TokenRequest {
	name: string;
	roles: RoleName[];
	/** A number with `m`, `h` or `d`. */
	expires: string;
}

export interface CreatedToken {
	token: TokenRecord;
	secret: string;
}

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_DAYS = 366;

/** Makes a token in a workspace; the local operator may do so without being asked who he is. */
export async function issueToken(
	deps: TokenDeps,
	workspaceId: string,
	request: TokenRequest,
	ownerId?: string,
): Promise<CreatedToken> {
	const nowMs = deps.clock.now();
	const lifetimeMs = Number.parseInt(request.expires, 10) * (UNIT_MS[request.expires.slice(-1)] ?? Number.NaN);
	if (!(lifetimeMs > 0 && lifetimeMs <= LONGEST_DAYS * 86_400_000)) {
		throw new SegwardError("request-invalid", {
			path: "expires",
			detail: `A token is valid for at most ${LONGEST_DAYS} days.`,
			hint: "State a number with m, h or d, such as 12h or 90d.",
		});
	}
	const { id, secret, digest } = deps.secrets.create();
	const token: TokenRecord = {
		id,
		name: request.name,
		roles: [...new Set(request.roles)],
		...(ownerId === undefined ? {} : { ownerId }),
		secretDigest: digest,
		createdAt: new Date(nowMs).toISOString(),
		expiresAt: new Date(nowMs + lifetimeMs).toISOString(),
	};
	await deps.store.tokens.create(workspaceId, token);
	return { token, secret };
}

export function createToken(deps: TokenDeps): UseCase<TokenRequest, CreatedToken> {
	return async (call, request) => {
		const created = await issueToken(deps, call.workspaceId, request, call.principal.personId);
		call.note({ resourceId: created.token.id });
		return created;
	};
}

export function listTokens(deps: Pick<TokenDeps, "store">): UseCase<unknown, { items: TokenRecord[] }> {
	return async (call) => ({ items: await deps.store.tokens.list(call.workspaceId) });
}

export function revokeToken(deps: Omit<TokenDeps, "secrets">): UseCase<{ id: string }, { revoked: true }> {
	return async (call, { id }) => {
		const revoked = await deps.store.tokens.revoke(call.workspaceId, id, new Date(deps.clock.now()).toISOString());
		if (!revoked) {
			throw new SegwardError("not-found", {
				detail: "There is no such token in use.",
				hint: "See 'segward token list'.",
			});
		}
		return { revoked: true };
	};
}

/** A Cedar action and the kind of thing it acts on. */
export interface DoorAction {
	action: string;
	resourceKind: string;
}

/** The actions of these doors that a principal may do, some of them only after a fresh second factor or a course. */
export function permittedActions(
	policies: PolicyEngine,
	{ principal, from }: { principal: Principal; from?: string },
	doors: readonly DoorAction[],
): string[] {
	const trained = {
		...principal,
		trainingCurrent: true,
		...(principal.owner && { owner: { ...principal.owner, trainingCurrent: true } }),
	};
	const may = ({ action, resourceKind }: DoorAction) =>
		policies.decide({ principal: trained, from, action, resourceKind, resourceId: "*", secondFactorAgeSeconds: 0 });
	return doors
		.filter((door) => may(door).allowed)
		.map((door) => door.action)
		.sort();
}

export function whoAmI(deps: {
	policies: PolicyEngine;
	doors: readonly DoorAction[];
}): UseCase<unknown, { name: string; roles: RoleName[]; workspaceId: string; actions: string[] }> {
	return async (call) => ({
		name: call.principal.name,
		roles: [...call.principal.roles],
		workspaceId: call.workspaceId,
		actions: permittedActions(deps.policies, call, deps.doors),
	});
}
