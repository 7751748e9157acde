import type { Assignment } from "../../../core/access/assignment.ts";
import { grantedTo, regranted, sameAssignments } from "../../../core/access/sign-on/granted.ts";
import type { IdentityProvider } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExternalAccount } from "../../../ports/federation.ts";
import type { FederationDeps } from "./federation-deps.ts";

type RegrantDeps = Pick<FederationDeps, "federation" | "people" | "register">;

/** What the groups of an account give: those claimed at sign-on, and those of the directory. */
export async function grantsOf(
	{ federation }: Pick<FederationDeps, "federation">,
	{ id, settings }: IdentityProvider,
	{ personId, claimedGroups }: Pick<ExternalAccount, "personId" | "claimedGroups">,
): Promise<Assignment[]> {
	const provisioned = await federation.groups.namesOf(id, personId);
	return grantedTo([...claimedGroups, ...provisioned], settings.grants);
}

/**
 * Makes a person what the groups say now; what this provider gave before and does not give any more goes, what others gave
 * stays. The last administrator of a workspace stays one. Keeps the account as given, with what it was granted.
 */
export async function regrant(
	deps: RegrantDeps,
	provider: IdentityProvider,
	account: ExternalAccount,
): Promise<ExternalAccount> {
	const now = await grantsOf(deps, provider, account);
	const kept = { ...account, granted: now };
	const person = await deps.people.findById(account.personId);
	if (person !== undefined) {
		const wanted = regranted(person.assignments, account.granted, now);
		const workspaceIds = new Set([...person.assignments, ...wanted].map(({ workspaceId }) => workspaceId));
		for (const workspaceId of workspaceIds) {
			const [before, after] = [person.assignments, wanted].map((all) => assignmentIn(all, workspaceId));
			if (before && after && !sameAssignments([before], [after])) await assign(deps, person.id, after, kept.granted);
		}
	}
	await deps.federation.accounts.put(kept);
	return kept;
}

async function assign(
	{ register }: RegrantDeps,
	personId: string,
	assignment: Assignment,
	granted: Assignment[],
): Promise<void> {
	try {
		await register.setAssignment(personId, assignment);
	} catch (error) {
		if (!(error instanceof SegwardError) || error.code !== "last-administrator") throw error;
		const { workspaceId, roles, teams } = assignment;
		await register.setAssignment(personId, { workspaceId, roles: [...roles, "administrator"], teams });
		// Still of the provider, so that it goes as soon as there is another one.
		granted.push({ workspaceId, roles: ["administrator"], teams: [] });
	}
}

function assignmentIn(assignments: readonly Assignment[], workspaceId: string): Assignment {
	return assignments.find((one) => one.workspaceId === workspaceId) ?? { workspaceId, roles: [], teams: [] };
}
