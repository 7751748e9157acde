import type { Assignment } from "../core/access/assignment.ts";
import type { ExternalIdentity } from "../core/access/sign-on/external-identity.ts";
import type { IdentityProvider } from "../core/access/sign-on/identity-provider.ts";

/** The identity providers of the installation. */
export interface IdentityProviderStore {
	/** By name. */
	list(): Promise<IdentityProvider[]>;
	find(id: string): Promise<IdentityProvider | undefined>;
	/** Adds it or replaces the one with this id. @throws SegwardError `name-taken`. */
	put(provider: IdentityProvider): Promise<void>;
	/** With its accounts, sign-ons under way and tokens; false where there is none. */
	remove(id: string): Promise<boolean>;
}

/** A sign-on under way: begun in one browser, to be ended there, once. */
export interface SignOnFlow {
	/** Digest of `state`, or of SAML's RelayState. */
	id: string;
	providerId: string;
	/** Digest of the secret that the browser keeps. */
	browserDigest: string;
	/** Who asked for it while signed in, to link the account; absent: to sign in. */
	personId?: string;
	/** What the adapter wants back when the answer comes. */
	memory: Record<string, string>;
	/** What a SAML provider said; OpenID providers say it while the sign-on ends. */
	identity?: ExternalIdentity;
	expiresAt: string;
}

export interface SignOnFlowStore {
	/** Also forgets flows that are over at `now`. */
	begin(flow: SignOnFlow, now: string): Promise<void>;
	find(id: string, now: string): Promise<SignOnFlow | undefined>;
	/** Keeps what was said; false where something was said before, or the flow is over. */
	say(id: string, identity: ExternalIdentity, now: string): Promise<boolean>;
	/** Takes the flow away: one caller gets it, nobody after. */
	take(id: string, now: string): Promise<SignOnFlow | undefined>;
	/** True for the first caller with this name (an assertion id, a token id); remembers it until then. */
	firstSeen(name: string, until: string, now: string): Promise<boolean>;
}

/** What a directory says of a person by SCIM. */
export interface ProvisionedUser {
	/** One a provider, whatever its capitals. */
	userName: string;
	externalId?: string;
	/** The resource as the directory last wrote it. */
	resource: Record<string, unknown>;
	createdAt: string;
	updatedAt: string;
}

/** A person's account at a provider: by subject for sign-on, by SCIM where its directory provisions it. */
export interface ExternalAccount {
	providerId: string;
	personId: string;
	subject?: string;
	provisioned?: ProvisionedUser;
	/** Groups named at the last sign-on. */
	claimedGroups: string[];
	/** What this provider's groups gave. */
	granted: Assignment[];
	linkedAt: string;
}

export interface ExternalAccountStore {
	findBySubject(providerId: string, subject: string): Promise<ExternalAccount | undefined>;
	findByExternalId(providerId: string, externalId: string): Promise<ExternalAccount | undefined>;
	findByUserName(providerId: string, userName: string): Promise<ExternalAccount | undefined>;
	find(providerId: string, personId: string): Promise<ExternalAccount | undefined>;
	ofPerson(personId: string): Promise<ExternalAccount[]>;
	ofProvider(providerId: string): Promise<ExternalAccount[]>;
	/** Those that the provider's directory provisioned, by user name. */
	provisioned(providerId: string): Promise<ExternalAccount[]>;
	/** Adds or replaces. @throws SegwardError `name-taken` where another person has this subject or user name there. */
	put(account: ExternalAccount): Promise<void>;
	remove(providerId: string, personId: string): Promise<boolean>;
	/** People with a session of this name at the provider. */
	noteSession(providerId: string, providerSession: string, personId: string, until: string): Promise<void>;
	peopleOfSession(providerId: string, providerSession: string): Promise<string[]>;
}

/** Somebody whom an administrator expects to come from a provider: who has the account here that the first sign-on is for. */
export interface ExpectedPerson {
	providerId: string;
	personId: string;
	/** In lower case, as the provider will vouch for it. */
	email: string;
	expiresAt: string;
}

export interface ExpectedPersonStore {
	put(expected: ExpectedPerson): Promise<void>;
	list(providerId: string, now: string): Promise<ExpectedPerson[]>;
	/** Takes the expectation away; one caller gets it. */
	take(providerId: string, email: string, now: string): Promise<ExpectedPerson | undefined>;
}

/** A group of a directory; its display name is what grants speak of. */
export interface ProvisionedGroup {
	id: string;
	providerId: string;
	displayName: string;
	externalId?: string;
	/** Ids of people. */
	members: string[];
	createdAt: string;
	updatedAt: string;
}

export interface ProvisionedGroupStore {
	/** By display name. */
	list(providerId: string): Promise<ProvisionedGroup[]>;
	find(providerId: string, id: string): Promise<ProvisionedGroup | undefined>;
	/** Adds or replaces, with its members. @throws SegwardError `name-taken`. */
	put(group: ProvisionedGroup): Promise<void>;
	remove(providerId: string, id: string): Promise<boolean>;
	/** Display names of the groups that this person is in. */
	namesOf(providerId: string, personId: string): Promise<string[]>;
}

/** A SCIM client's secret is shown once and kept as a digest, as that of every token. */
export interface ProvisioningToken {
	id: string;
	providerId: string;
	name: string;
	secretDigest: string;
	createdAt: string;
	expiresAt: string;
	lastUsedAt?: string;
	revokedAt?: string;
}

export interface ProvisioningTokenStore {
	create(token: ProvisioningToken): Promise<void>;
	findByDigest(secretDigest: string): Promise<ProvisioningToken | undefined>;
	/** Newest first. */
	list(): Promise<ProvisioningToken[]>;
	touch(id: string, at: string): Promise<void>;
	revoke(id: string, at: string): Promise<boolean>;
}

/** All that federation keeps. */
export interface Federation {
	providers: IdentityProviderStore;
	flows: SignOnFlowStore;
	accounts: ExternalAccountStore;
	expected: ExpectedPersonStore;
	groups: ProvisionedGroupStore;
	tokens: ProvisioningTokenStore;
}
