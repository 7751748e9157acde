import type { Principal, TokenRecord } from "../../core/access/principal.ts";
import { isReservedName } from "../../core/access/reserved-names.ts";
import type { RoleName } from "../../core/access/role.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { PolicyBook } from "../../ports/policy-book.ts";
import type { PolicyEngine } from "../../ports/policy-engine.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";
import type { UseCase } from "../call.ts";
import { refuseUnknownRoles } from "./known-roles.ts";

export interface TokenDeps {
	store: Pick<ControlStore, "tokens" | "policies">;
	secrets: TokenSecrets;
	clock: Clock;
}

type RevokeDeps = Pick<TokenDeps, "clock"> & { store: Pick<ControlStore, "tokens"> };

export interface TokenRequest {
	name: string;
	roles: RoleName[];
	/** A number with `m`, `h` or `d`. */
	expires: string;
	/** Actions, or groups of them, that it is narrowed to. */
	scopes?: string[];
}

export interface CreatedToken {
	token: TokenRecord;
	secret: string;
}

/** What can be named as a scope. */
type KnownActions = Pick<PolicyBook, "actions">;

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_DAYS = 366;

/**
 * Makes a token in a workspace, for a person or, without an owner, for a program of the local operator.
 *
 * @throws SegwardError `request-invalid`, `role-unknown`.
 */
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
	if (isReservedName(request.name)) {
		throw new SegwardError("request-invalid", { path: "name", detail: "The access log uses this name for others." });
	}
	await refuseUnknownRoles(deps, workspaceId, request.roles);
	const { id, secret, digest } = deps.secrets.create();
	const token: TokenRecord = {
		id,
		name: request.name,
		roles: [...new Set(request.roles)],
		...(ownerId === undefined ? {} : { ownerId }),
		...(request.scopes === undefined ? {} : { scopes: [...new Set(request.scopes)] }),
		secretDigest: digest,
		createdAt: new Date(nowMs).toISOString(),
		expiresAt: new Date(nowMs + lifetimeMs).toISOString(),
	};
	await deps.store.tokens.create(workspaceId, token);
	return { token, secret };
}

/**
 * A token of whoever asks, with no role that he has not; tokens without an owner are the local operator's alone.
 *
 * @throws SegwardError `role-unknown`, `scope-unknown`; `action-forbidden` for a role that the caller has not.
 */
export function createToken(deps: TokenDeps & { policyBook: KnownActions }): UseCase<TokenRequest, CreatedToken> {
	return async (call, request) => {
		const { principal, workspaceId } = call;
		refuseUnknownScopes(request.scopes ?? [], deps.policyBook);
		if (principal.kind !== "operator") refuseRolesBeyond(request.roles, principal);
		const created = await issueToken(deps, workspaceId, request, principal.personId);
		call.note({ resourceId: created.token.id });
		return created;
	};
}

/** The tokens of whoever asks; of a program, those of its owner; of the local operator, all of the workspace. */
export function listTokens({ store }: Pick<RevokeDeps, "store">): UseCase<unknown, { items: TokenRecord[] }> {
	return async ({ principal, workspaceId }) => {
		const all = await store.tokens.list(workspaceId);
		if (principal.kind === "operator") return { items: all };
		const ownerId = ownerOf(principal);
		const isOwn = (one: TokenRecord) =>
			ownerId === undefined ? one.id === principal.tokenId : one.ownerId === ownerId;
		return { items: all.filter(isOwn) };
	};
}

export function listAllTokens({ store }: Pick<RevokeDeps, "store">): UseCase<unknown, { items: TokenRecord[] }> {
	return async ({ workspaceId }) => ({ items: await store.tokens.list(workspaceId) });
}

/** @throws SegwardError `not-found` where it is unknown or revoked already. */
export function revokeToken(deps: RevokeDeps): UseCase<{ id: string }, { revoked: true }> {
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

/** The very token that asks. @throws SegwardError `not-found` when the caller has none. */
export function revokeOwnToken(deps: RevokeDeps): UseCase<unknown, { revoked: true }> {
	const revoke = revokeToken(deps);
	return (call) => {
		call.note({ resourceId: call.principal.tokenId });
		return revoke(call, { id: call.principal.kind === "token" ? call.principal.tokenId : "" });
	};
}

function ownerOf({ personId, owner }: Principal): string | undefined {
	return personId ?? owner?.personId;
}

function refuseRolesBeyond(roles: readonly RoleName[], principal: Principal): void {
	const beyond = roles.find((role) => !principal.roles.includes(role));
	if (beyond === undefined) return;
	throw new SegwardError("action-forbidden", {
		path: "roles",
		detail: `You do not have the role ${beyond}, so your token cannot have it.`,
		hint: `Your roles: ${rolesText(principal.roles)}.`,
	});
}

function refuseUnknownScopes(scopes: readonly string[], { actions }: KnownActions): void {
	const known = new Set(actions.flatMap(({ id, groups }) => [id, ...groups]));
	const unknown = scopes.find((scope) => !known.has(scope));
	if (unknown === undefined) return;
	throw new SegwardError("scope-unknown", {
		path: "scopes",
		detail: `There is no action or group of actions ${unknown}.`,
		hint: "Such as 'segment:preview' or 'read definitions'; the access matrix lists them all.",
	});
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
