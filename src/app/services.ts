import type { RandomBytes } from "../core/privacy/noise/random-bytes.ts";
import type { SizeNoise } from "../core/privacy/sizes/size-noise.ts";
import type { Account } from "../ports/account.ts";
import type { AlertWebhook } from "../ports/alert-webhook.ts";
import type { Anonymiser } from "../ports/anonymiser.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import type { TargetConnections, TargetSecretSeal } from "../ports/audit-targets.ts";
import type { BlockedPasswords } from "../ports/blocked-passwords.ts";
import type { Clock } from "../ports/clock.ts";
import type { ControlStore } from "../ports/control-store.ts";
import type { CourseReader } from "../ports/course-reader.ts";
import type { CustomerData } from "../ports/customer-data.ts";
import type { CustomerRefs } from "../ports/customer-refs.ts";
import type { ExtractReader } from "../ports/extract-reader.ts";
import type { FederatedPeople } from "../ports/federated-people.ts";
import type { Federation } from "../ports/federation.ts";
import type { IdentityVaults } from "../ports/identity-vault.ts";
import type { Keyring } from "../ports/keyring.ts";
import type { VerifyLog } from "../ports/log-verifier.ts";
import type { Mail } from "../ports/mail.ts";
import type { MaskKeys } from "../ports/mask-keys.ts";
import type { OneTimeLinks } from "../ports/one-time-links.ts";
import type { PasskeyCeremonies, Passkeys } from "../ports/passkeys.ts";
import type { People } from "../ports/people.ts";
import type { PeopleRegister } from "../ports/people-register.ts";
import type { PolicyBook } from "../ports/policy-book.ts";
import type { PolicyEngine } from "../ports/policy-engine.ts";
import type { OpenRowSource } from "../ports/row-source.ts";
import type { ParseScimFilter } from "../ports/scim-filters.ts";
import type { SegmentEngine } from "../ports/segment-engine.ts";
import type { ClientSecretSeal, OpenIdConnect, Saml } from "../ports/sign-on.ts";
import type { StateDigest } from "../ports/state-digest.ts";
import type { Synthesiser } from "../ports/synthesiser.ts";
import type { SyntheticReader } from "../ports/synthetic-reader.ts";
import type { TokenSecrets } from "../ports/token-secrets.ts";
import type { TransparencyLog } from "../ports/transparency-log.ts";
import type { ValueFormats } from "../ports/value-formats.ts";
import type { SetupLink } from "./access/setup-link.ts";
import type { Training } from "./access/training/training.ts";
import type { Jobs } from "./jobs.ts";
import type { Sizes } from "./privacy/sizes.ts";

/** Everything use cases stand on; each takes the part it needs. `main` alone builds it. */
export interface Services {
	clock: Clock;
	store: ControlStore;
	audit: AuditLog;
	/** Brings alerts to webhooks. */
	alertWebhook: AlertWebhook;
	/** The same log, as outsiders verify it. */
	transparency: TransparencyLog;
	policies: PolicyEngine;
	/** The policies that `policies` decides by. */
	policyBook: PolicyBook;
	secrets: TokenSecrets;
	people: People;
	register: PeopleRegister;
	links: OneTimeLinks;
	blockedPasswords: BlockedPasswords;
	account: Account;
	passkeys: Passkeys;
	ceremonies: PasskeyCeremonies;
	/** Places that the access log goes to. */
	targets: TargetConnections;
	targetSecrets: TargetSecretSeal;
	/** Identity providers, and what their directories provision. */
	federation: Federation;
	oidc: OpenIdConnect;
	saml: Saml;
	clientSecrets: ClientSecretSeal;
	/** People whom an identity provider looks after. */
	federatedPeople: FederatedPeople;
	parseFilter: ParseScimFilter;
	mail: Mail;
	training: Training;
	courseReader: CourseReader;
	/** The one-time link that makes the first administrator. */
	setupLink: SetupLink;
	keyring: Keyring;
	vaults: IdentityVaults;
	/** What masks of values need keys for. */
	maskKeys: MaskKeys;
	customerRefs: CustomerRefs;
	data: CustomerData;
	engine: SegmentEngine;
	extractReader: ExtractReader;
	anonymiser: Anonymiser;
	syntheticReader: SyntheticReader;
	synthesiser: Synthesiser;
	formats: ValueFormats;
	openRowSource: OpenRowSource;
	/** Sizes for whoever may not see exact ones. */
	sizes: Sizes;
	/** A cryptographic random source. */
	random: RandomBytes;
	jobs: Jobs;
	settings: Settings;
	/** A new random id: letters, digits, `-`, at most 36. */
	newId(): string;
	/** SHA-256 of UTF-8 text, hex. */
	digest(text: string): string;
	/** The log as the independent verifier finds it. */
	verifyLog: VerifyLog;
	/** Of configuration, as the access log keeps it. */
	stateDigest: StateDigest;
	/** Takes failures that no caller is told of; for the server log. */
	report(error: unknown, requestId: string): void;
}

export interface Settings {
	/** Sizes below it are shown as "fewer than". */
	sizeThreshold: number;
	/** How sizes are blurred for whoever may not see exact ones. */
	sizeNoise: SizeNoise;
	/** Memberships kept a segment, newest first; older refreshes keep their record only. */
	membershipsKept: number;
	/** Product version, and the engine's name and version, for the status page. */
	version: string;
	engine: string;
	/** False when the engine is a server whose disks are not ours to vouch for. */
	encrypted: boolean;
	startedAt: string;
	/** Where people reach this installation, such as `https://segward.example.com`; links in messages begin with it. */
	publicUrl: string;
}

/** An instant as records keep it: ISO 8601, UTC, milliseconds. */
export function isoInstant(atMs: number): string {
	return new Date(atMs).toISOString();
}
