import { isReservedName } from "../../../core/access/reserved-names.ts";
import { type ExternalIdentity, inDomains } from "../../../core/access/sign-on/external-identity.ts";
import { grantedTo } from "../../../core/access/sign-on/granted.ts";
import type { IdentityProvider } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExternalAccount } from "../../../ports/federation.ts";
import type { Person } from "../../../ports/people.ts";
import { type FederationDeps, instant } from "./federation-deps.ts";
import { regrant } from "./regrant.ts";

/**
 * Who here this identity is, with what its groups give. A person is known by provider and subject, never by an e-mail
 * address: only somebody whom the directory provisioned, or an administrator expects from there, is recognised the first
 * time; anybody else gets an account of their own, where the provider's settings say so and the address is free.
 *
 * @throws SegwardError `sign-on-refused`, `sign-on-unknown`, `account-deactivated`.
 */
export async function arrive(
	deps: FederationDeps,
	provider: IdentityProvider,
	identity: ExternalIdentity,
): Promise<Person> {
	const { settings } = provider;
	if (!inDomains(identity.email, settings.emailDomains)) {
		throw new SegwardError("sign-on-refused", {
			detail: "The provider does not vouch for an e-mail address of a domain that may sign in here.",
		});
	}
	const account = (await knownAccount(deps, provider, identity)) ?? (await newAccount(deps, provider, identity));
	const claimedGroups = settings.groupClaim === undefined ? account.claimedGroups : identity.groups;
	await regrant(deps, provider, { ...account, subject: identity.subject, claimedGroups });
	const person = await deps.people.findById(account.personId);
	if (person?.state !== "active") throw new SegwardError("account-deactivated");
	if (person.assignments.length === 0) throw unknown("None of your groups gives you a role here.");
	return person;
}

async function knownAccount(
	deps: FederationDeps,
	{ id }: IdentityProvider,
	{ subject, email }: ExternalIdentity,
): Promise<ExternalAccount | undefined> {
	const { accounts, expected } = deps.federation;
	const linked = await accounts.findBySubject(id, subject);
	if (linked !== undefined) return linked;
	const provisioned = await accounts.findByExternalId(id, subject);
	if (provisioned !== undefined && provisioned.subject === undefined) return provisioned;
	const awaited = email === undefined ? undefined : await expected.take(id, email, instant(deps));
	if (awaited === undefined) return undefined;
	const known = await accounts.find(id, awaited.personId);
	// Whoever is linked already is not to be taken over by another subject.
	if (known?.subject !== undefined) return undefined;
	return known ?? emptyAccount(deps, id, awaited.personId);
}

async function newAccount(
	deps: FederationDeps,
	{ id, settings }: IdentityProvider,
	{ subject, email, name, groups }: ExternalIdentity,
): Promise<ExternalAccount> {
	if (!settings.createsAccounts || email === undefined) throw unknown();
	const assignments = grantedTo(groups, settings.grants);
	if (assignments.length === 0) throw unknown("None of your groups gives you a role here.");
	try {
		const person = await deps.federatedPeople.create({ name: nameOf(name ?? email, email), email, assignments });
		const account = { ...emptyAccount(deps, id, person.id), subject, granted: assignments };
		await deps.federation.accounts.put(account);
		return account;
	} catch (error) {
		// That the address has an account is nobody's business who cannot open it.
		if (error instanceof SegwardError && error.code === "name-taken") throw unknown();
		throw error;
	}
}

/** The access log gives some names to others than people. */
export function nameOf(name: string, email: string): string {
	return isReservedName(name) ? email : name;
}

export function emptyAccount(
	deps: Pick<FederationDeps, "clock">,
	providerId: string,
	personId: string,
): ExternalAccount {
	return { providerId, personId, claimedGroups: [], granted: [], linkedAt: instant(deps) };
}

function unknown(detail?: string): SegwardError {
	return new SegwardError("sign-on-unknown", {
		detail,
		hint: "If you have an account here, sign in with it and link this one under Access; otherwise ask an administrator.",
	});
}
