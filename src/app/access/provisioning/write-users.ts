import { applyPatch, parsePatch } from "../../../core/access/scim/patch.ts";
import type { ScimResource } from "../../../core/access/scim/resource.ts";
import { factsOf, keptUser, type UserFacts } from "../../../core/access/scim/user.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExternalAccount } from "../../../ports/federation.ts";
import type { UseCase } from "../../call.ts";
import { emptyAccount, nameOf } from "../sign-on/arrive.ts";
import { instant } from "../sign-on/federation-deps.ts";
import { findProvider } from "../sign-on/find-provider.ts";
import { regrant } from "../sign-on/regrant.ts";
import {
	type ProvisionedAccount,
	providerIdOf,
	provisionedAccount,
	type ScimView,
	type UserDeps,
	userView,
} from "./user-view.ts";

/**
 * Provisions a user: a new account, or one of this provider's that it let go before, or one that an administrator expects
 * from there. An account that belongs to nobody's directory is never taken over by its e-mail address.
 *
 * @throws SegwardError `name-taken`, `request-invalid`.
 */
export function createUser(deps: UserDeps): UseCase<{ resource: ScimResource }, ScimView> {
	return async (call, { resource: sent }) => {
		const providerId = providerIdOf(call);
		const resource = keptUser(sent);
		const facts = factsOf(resource);
		const taken = await deps.federation.accounts.findByUserName(providerId, facts.userName);
		if (taken !== undefined) throw exists();
		const account = await accountFor(deps, providerId, facts);
		call.note({ resourceId: account.personId });
		const at = instant(deps);
		const provisioned = { ...facts, resource, createdAt: at, updatedAt: at };
		const made: ProvisionedAccount = { ...account, provisioned };
		await deps.federation.accounts.put(made);
		await deps.federatedPeople.describe(made.personId, named(facts));
		await deps.register.setState(made.personId, facts.active ? "active" : "deactivated");
		await regrant(deps, await findProvider(deps.federation, providerId), made);
		return userView(deps, made);
	};
}

/** @throws SegwardError `not-found`, `name-taken`, `last-administrator`, `request-invalid`. */
export function replaceUser(deps: UserDeps): UseCase<{ id: string; resource: ScimResource }, ScimView> {
	return async (call, { id, resource }) => {
		const account = await provisionedAccount(deps, providerIdOf(call), id);
		return keep(deps, account, keptUser(resource));
	};
}

/** As {@link replaceUser}. @throws SegwardError `patch-invalid` besides. */
export function patchUser(deps: UserDeps): UseCase<{ id: string; resource: ScimResource }, ScimView> {
	return async (call, { id, resource }) => {
		const account = await provisionedAccount(deps, providerIdOf(call), id);
		const patched = applyPatch(account.provisioned.resource, parsePatch(resource), deps.parseFilter);
		return keep(deps, account, keptUser(patched));
	};
}

/** The account stays, deactivated, for the log goes on naming it. @throws SegwardError `not-found`, `last-administrator`. */
export function removeUser(deps: UserDeps): UseCase<{ id: string }, Record<string, never>> {
	return async (call, { id }) => {
		const account = await provisionedAccount(deps, providerIdOf(call), id);
		await deps.register.setState(id, "deactivated");
		const { provisioned: _, subject: __, ...rest } = account;
		await deps.federation.accounts.put(rest);
		return {};
	};
}

/** Whether somebody is active changes only where the directory changes its mind: an administrator's word stays. */
async function keep(deps: UserDeps, account: ProvisionedAccount, resource: ScimResource): Promise<ScimView> {
	const [before, now] = [factsOf(account.provisioned.resource), factsOf(resource)];
	const provisioned = { ...account.provisioned, ...now, resource, updatedAt: instant(deps) };
	const kept: ProvisionedAccount = { ...account, provisioned };
	// First of all: it is what must not wait.
	if (before.active !== now.active) {
		await deps.register.setState(account.personId, now.active ? "active" : "deactivated");
	}
	if (before.email !== now.email || before.name !== now.name)
		await deps.federatedPeople.describe(account.personId, named(now));
	await deps.federation.accounts.put(kept);
	return userView(deps, kept);
}

async function accountFor(deps: UserDeps, providerId: string, facts: UserFacts): Promise<ExternalAccount> {
	const person = await deps.people.findByEmail(facts.email);
	if (person === undefined) {
		const made = await deps.federatedPeople.create({ ...named(facts), assignments: [] });
		return emptyAccount(deps, providerId, made.id);
	}
	const known = await deps.federation.accounts.find(providerId, person.id);
	if (known?.provisioned !== undefined) throw exists();
	if (known !== undefined) return known;
	const expected = await deps.federation.expected.take(providerId, facts.email, instant(deps));
	if (expected?.personId !== person.id) throw exists();
	return emptyAccount(deps, providerId, person.id);
}

function named({ name, email }: UserFacts): { name: string; email: string } {
	return { name: nameOf(name, email), email };
}

function exists(): SegwardError {
	return new SegwardError("name-taken", {
		detail: "There is a user with this userName or e-mail address.",
		hint: "An administrator can let an existing account be provisioned: Access, Sign-on, Expect somebody.",
	});
}
