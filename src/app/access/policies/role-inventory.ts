import { Role, type RoleName } from "../../../core/access/role.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { type ActionGroup, actionGroups } from "./action-groups.ts";
import { builtInWords } from "./policy-words.ts";
import type { PrincipalDeps } from "./principals.ts";

export interface RoleView {
	name: RoleName;
	title: string;
	description: string;
	builtIn: boolean;
	/** How many people and tokens have it; nobody: it is unused. */
	people: number;
	tokens: number;
}

export interface RolesDeps {
	store: Pick<ControlStore, "policies">;
}

/** Names of the roles that can be given in a workspace: the built-in ones, then its own. */
export async function roleNames({ store }: RolesDeps, workspaceId: string): Promise<RoleName[]> {
	const own = (await store.policies.current(workspaceId)).filter(({ kind }) => kind === "role");
	return [...Role.options, ...own.map(({ name }) => name)];
}

export async function roleExists(deps: RolesDeps, workspaceId: string, role: RoleName): Promise<boolean> {
	return (await roleNames(deps, workspaceId)).includes(role);
}

/** People, also deactivated ones, and tokens that are not over, who have a role; by id. */
export async function holdersOf(
	deps: PrincipalDeps,
	workspaceId: string,
	role: RoleName,
): Promise<{ kind: "person" | "token"; id: string }[]> {
	const { people, tokens } = await holdings(deps, workspaceId);
	return [
		...people.filter(({ roles }) => roles.includes(role)).map(({ id }) => ({ kind: "person" as const, id })),
		...tokens.filter(({ roles }) => roles.includes(role)).map(({ id }) => ({ kind: "token" as const, id })),
	];
}

/** Every role that can be given here, who has it, and the groups of actions of which roles are made. */
export function listRoles(
	deps: PrincipalDeps & Pick<Services, "policyBook">,
): UseCase<unknown, { items: RoleView[]; groups: ActionGroup[] }> {
	return async ({ workspaceId }) => {
		const { people, tokens } = await holdings(deps, workspaceId);
		const own = (await deps.store.policies.current(workspaceId)).flatMap(({ kind, policy }) =>
			kind === "role" ? [{ ...policy, builtIn: false }] : [],
		);
		const builtIn = Role.options.map((name) => {
			const words = builtInWords(deps.policyBook.builtIn.find(({ id }) => id === name) ?? { id: name, text: "" });
			return { name, title: words.title, description: words.explanation, builtIn: true };
		});
		const items = [...builtIn, ...own].map(({ name, title, description, builtIn: isBuiltIn }) => ({
			name,
			title,
			description,
			builtIn: isBuiltIn,
			people: people.filter(({ roles }) => roles.includes(name)).length,
			tokens: tokens.filter(({ roles }) => roles.includes(name)).length,
		}));
		return { items, groups: actionGroups(deps.policyBook.actions) };
	};
}

async function holdings(deps: PrincipalDeps, workspaceId: string) {
	const nowMs = deps.clock.now();
	const people = (await deps.register.list(workspaceId)).map(({ id, assignments }) => ({
		id,
		roles: assignments.find((one) => one.workspaceId === workspaceId)?.roles ?? [],
	}));
	const tokens = (await deps.store.tokens.list(workspaceId)).filter(
		({ revokedAt, expiresAt }) => revokedAt === undefined && Date.parse(expiresAt) > nowMs,
	);
	return { people, tokens };
}
