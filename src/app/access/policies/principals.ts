import type { Principal, TokenRecord } from "../../../core/access/principal.ts";
import type { Services } from "../../services.ts";
import { principalOf } from "../principal-of.ts";

export type PrincipalDeps = Pick<Services, "store" | "clock" | "register" | "training">;

/** Everybody who could come through a door of this workspace, as of a fresh sign-in: active people, and tokens in use. */
export async function principalsOf(deps: PrincipalDeps, workspaceId: string): Promise<Principal[]> {
	const nowMs = deps.clock.now();
	const people: Principal[] = [];
	for (const person of await deps.register.list(workspaceId)) {
		const principal = await principalOf(deps.training, person, workspaceId, { id: "*" });
		if (principal !== null) people.push(principal);
	}
	const tokens = (await deps.store.tokens.list(workspaceId))
		.filter((token) => token.revokedAt === undefined && Date.parse(token.expiresAt) > nowMs)
		.flatMap((token) => {
			const owner = people.find(({ personId }) => personId === token.ownerId);
			return token.ownerId !== undefined && owner === undefined ? [] : [tokenPrincipal(token, workspaceId, owner)];
		});
	return [...people, ...tokens];
}

/** Somebody who is only this role, for asking what the role permits. */
export function holderOf(role: string, workspaceId: string): Principal {
	return {
		kind: "person",
		tokenId: "*",
		personId: "*",
		name: role,
		roles: [role],
		teams: [],
		workspaceId,
		trainingCurrent: true,
	};
}

function tokenPrincipal({ id, name, roles, scopes }: TokenRecord, workspaceId: string, owner?: Principal): Principal {
	const teams = owner?.teams ?? [];
	return { kind: "token", tokenId: id, name, roles, teams, workspaceId, trainingCurrent: false, scopes, owner };
}
