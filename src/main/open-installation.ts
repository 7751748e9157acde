import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { workerAnonymiser } from "../adapters/anonymity/worker-anonymiser.ts";
import { alertWebhook } from "../adapters/audit-targets/alert-webhook.ts";
import { targetConnections } from "../adapters/audit-targets/target-connections.ts";
import { openAccount } from "../adapters/auth/account.ts";
import { openFederatedPeople } from "../adapters/auth/federated-people.ts";
import { openOneTimeLinks } from "../adapters/auth/one-time-links.ts";
import { openPasskeys } from "../adapters/auth/passkeys.ts";
import { openPeople } from "../adapters/auth/people.ts";
import { openPeopleRegister } from "../adapters/auth/people-register.ts";
import { blockedPasswords } from "../adapters/blocked-passwords/blocked-passwords.ts";
import { cedarPolicyEngine } from "../adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../adapters/cedar/policy-files.ts";
import { createExtractReader } from "../adapters/clickhouse/extract-reader.ts";
import { type ClickHouse, openClickHouse } from "../adapters/clickhouse/open.ts";
import { createClickHouseSegmentEngine } from "../adapters/clickhouse/segments/clickhouse-segment-engine.ts";
import { ensureSegmentTables } from "../adapters/clickhouse/segments/ensure-tables.ts";
import { createSyntheticReader } from "../adapters/clickhouse/synthetic-reader.ts";
import { builtInCourses } from "../adapters/courses/built-in-courses.ts";
import { courseReader as openCourseReader } from "../adapters/courses/course-reader.ts";
import { type DataDirectory, openDataDirectory } from "../adapters/data-directory/data-directory.ts";
import { createRowSourceOpener } from "../adapters/files/open-row-source.ts";
import { valueFormatsOnDemand } from "../adapters/formats/value-formats-on-demand.ts";
import { customerRefs } from "../adapters/keys/customer-refs.ts";
import { keyFileProvider, mountedSecretProvider } from "../adapters/keys/key-file.ts";
import { createKeyring, hasKeyring, openKeyring } from "../adapters/keys/keyring.ts";
import type { MasterKeyProvider } from "../adapters/keys/master-key-provider.ts";
import { passphraseProvider, readPassphraseFile } from "../adapters/keys/passphrase.ts";
import { stateDigest } from "../adapters/keys/state-digest.ts";
import type { Outbox } from "../adapters/mail/outbox.ts";
import { maskKeys } from "../adapters/mask-keys/mask-keys.ts";
import { randomSource } from "../adapters/noise/random-source.ts";
import { workerSynthesiser } from "../adapters/noise/worker-synthesiser.ts";
import { openIdConnect } from "../adapters/oidc/open-id-connect.ts";
import { saml } from "../adapters/saml/saml.ts";
import { parseScimFilter } from "../adapters/scim/parse-filter.ts";
import { clientSecretSeal } from "../adapters/sodium/client-secret-seal.ts";
import { openVaults } from "../adapters/sodium/identity-vault.ts";
import { targetSecretSeal } from "../adapters/sodium/target-secret-seal.ts";
import { openAuditLog } from "../adapters/sqlite/audit/audit-log.ts";
import { openControl } from "../adapters/sqlite/control/control-store.ts";
import { openFederation } from "../adapters/sqlite/federation/federation.ts";
import { tokenSecrets } from "../adapters/token-secrets/token-secrets.ts";
import { passkeyCeremonies } from "../adapters/webauthn/passkey-ceremonies.ts";
import { adoptWorkspacePolicies } from "../app/access/policies/adopt-policies.ts";
import { scopedPolicies } from "../app/access/scoped-policies.ts";
import { SetupLink } from "../app/access/setup-link.ts";
import { Training } from "../app/access/training/training.ts";
import { Jobs } from "../app/jobs.ts";
import { Sizes } from "../app/privacy/sizes.ts";
import type { Services, Settings } from "../app/services.ts";
import { recover } from "../app/stewardship/recover.ts";
import { erasedEntry, StoredAuditEntry } from "../core/audit/entry.ts";
import { ocsfEvent } from "../core/audit/ocsf.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { DEFAULT_SIZE_NOISE } from "../core/privacy/sizes/size-noise.ts";
import type { Keyring } from "../ports/keyring.ts";
import type { OpenedEntry } from "../ports/transparency-log.ts";
import type { Environment } from "./environment.ts";
import { openMail } from "./open-mail.ts";
import { ownLogVerifier } from "./own-log-verifier.ts";
import { PRODUCT_VERSION, PROJECT_DIRECTORY } from "./project.ts";

import { reportToServerLog } from "./server-log.ts";

/** The workspace of a new installation. */
export const FIRST_WORKSPACE = { id: "main", name: "Main" };

export interface Installation {
	readonly environment: Environment;
	readonly directory: DataDirectory;
	readonly services: Services;
	/** Delivers messages from `start` on. */
	readonly outbox: Outbox;
	/** Waits for nothing: running work is cancelled, leaving no trace, then everything is closed. */
	close(): Promise<void>;
}

const clock = { now: () => Date.now() };

/**
 * Opens an installation for this process alone and puts it in order after whatever ended the last one.
 *
 * @throws SegwardError `data-locked`, `key-missing`, `key-wrong`, `key-exposed`, `engine-unavailable`; nothing was changed.
 */
export async function openInstallation(environment: Environment): Promise<Installation> {
	const closers: (() => Promise<void> | void)[] = [];
	const close = async () => {
		for (const one of closers.splice(0).reverse()) await one();
	};
	try {
		const directory = await openDataDirectory(environment.dataDirectory);
		closers.push(() => directory.close());
		const keyring = await findKeyring(environment, directory);
		const control = await openControl(directory.controlStoreFile, keyring.storeKey("control-store").bytes);
		const { store } = control;
		closers.push(() => store.close());
		const outbox = await openMail(environment, control.connection(), clock);
		closers.push(() => outbox.close());
		// The log opens in a thread of its own while this one opens the engine and reads the policies.
		const openings = [
			openAuditLog(directory.auditLogFile, {
				sealing: keyring.storeKey("audit-log").bytes,
				signing: keyring.storeKey("audit-signing").bytes,
			}),
			openEngine(environment, directory, keyring),
		] as const;
		closers.push(async () => {
			for (const one of await Promise.allSettled(openings)) if (one.status === "fulfilled") await one.value.close();
		});
		const policyBook = cedarPolicyEngine(readPolicies(join(PROJECT_DIRECTORY, "policies")), {
			environment: environment.environmentName,
			now: clock.now,
		});
		const [audit, clickhouse] = await Promise.all(openings);
		const secrets = tokenSecrets();
		const clientSecrets = clientSecretSeal(() => keyring.storeKey("control-store"));
		const jobs = new Jobs();
		closers.push(() => jobs.close());
		const courseReader = openCourseReader();
		const vaults = openVaults(keyring);
		const random = randomSource();
		const settings: Settings = {
			sizeThreshold: environment.sizeThreshold,
			sizeNoise: DEFAULT_SIZE_NOISE,
			membershipsKept: 5,
			version: PRODUCT_VERSION,
			engine: await describeEngine(environment, clickhouse),
			encrypted: environment.clickhouse === undefined,
			startedAt: new Date(clock.now()).toISOString(),
			publicUrl: environment.publicUrl ?? addressOf(environment.host, environment.port),
		};
		const services: Services = {
			clock,
			store,
			audit,
			transparency: audit,
			targets: targetConnections({
				now: clock.now,
				hostName: hostname(),
				reach: { linkLocal: environment.linkLocalTargets },
				ocsf: ocsfOf,
			}),
			alertWebhook: alertWebhook({ now: clock.now, reach: { linkLocal: environment.linkLocalTargets } }),
			targetSecrets: targetSecretSeal(() => keyring.storeKey("control-store")),
			policies: scopedPolicies(policyBook),
			policyBook,
			secrets,
			people: openPeople(control.connection(), clock),
			register: openPeopleRegister(control.connection(), clock),
			links: openOneTimeLinks(control.connection()),
			blockedPasswords: blockedPasswords(),
			account: openAccount(control.connection(), clock),
			passkeys: openPasskeys(control.connection(), clock),
			ceremonies: passkeyCeremonies(),
			federation: openFederation(control.connection()),
			federatedPeople: openFederatedPeople(control.connection(), clock),
			clientSecrets,
			oidc: openIdConnect(clientSecrets),
			saml: saml(clock),
			parseFilter: parseScimFilter,
			mail: outbox,
			training: new Training({ store, clock }, () => builtInCourses(courseReader, join(PROJECT_DIRECTORY, "training"))),
			courseReader,
			setupLink: new SetupLink(secrets, clock),
			keyring,
			vaults,
			maskKeys: maskKeys(keyring),
			customerRefs: customerRefs(keyring),
			data: clickhouse.customerData,
			engine: createClickHouseSegmentEngine(clickhouse.database, (workspaceId) =>
				keyring.workspaceKey(workspaceId, "sample").bytes.subarray(0, 16),
			),
			extractReader: createExtractReader(clickhouse.database),
			anonymiser: workerAnonymiser(),
			syntheticReader: createSyntheticReader(clickhouse.database),
			synthesiser: workerSynthesiser(),
			formats: valueFormatsOnDemand(),
			openRowSource: createRowSourceOpener({ temporaryDirectory: join(directory.path, "tmp") }),
			jobs,
			settings,
			random,
			sizes: new Sizes({ store, clock, vaults, settings, random }),
			newId: randomUUID,
			verifyLog: ownLogVerifier(audit),
			stateDigest: stateDigest(() => keyring.storeKey("state-digests")),
			digest: (text) => createHash("sha256").update(text).digest("hex"),
			report: reportToServerLog,
		};
		await ensureWorkspace(services);
		await adoptWorkspacePolicies(services);
		await recover(services);
		return { environment, directory, services, outbox, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Of an entry whose text was erased before it was sent, nothing is known but that it was there. */
function ocsfOf({ no, payload }: OpenedEntry): unknown {
	const erased = { no, at: new Date(clock.now()).toISOString(), workspaceId: "" };
	const entry = payload === "" ? erasedEntry(erased) : StoredAuditEntry.parse({ ...JSON.parse(payload), no });
	return ocsfEvent(entry, PRODUCT_VERSION);
}

async function findKeyring(environment: Environment, directory: DataDirectory): Promise<Keyring> {
	const masterKey = await providerOf(environment.masterKey);
	const request = { directory: directory.path, masterKey, clock };
	if (hasKeyring(directory.path)) return openKeyring(request);
	if (directory.existed) {
		throw new SegwardError("key-missing", {
			file: directory.keyringFile,
			detail: "The data directory holds data, but its keyring is gone.",
			hint: "Bring keyring.json back from a backup; without it the data cannot be opened.",
		});
	}
	return createKeyring(request);
}

async function providerOf({ kind, file }: Environment["masterKey"]): Promise<MasterKeyProvider> {
	if (kind === "passphrase") return passphraseProvider(await readPassphraseFile(file));
	return kind === "mounted-secret" ? mountedSecretProvider(file) : keyFileProvider(file);
}

async function openEngine(
	{ clickhouse, engineMemoryBytes }: Environment,
	directory: DataDirectory,
	keyring: Keyring,
): Promise<ClickHouse> {
	return openClickHouse({
		engine: clickhouse
			? {
					kind: "remote",
					url: clickhouse.url,
					user: clickhouse.user,
					password: clickhouse.passwordFile ? readFileSync(clickhouse.passwordFile, "utf8").trimEnd() : "",
					...(clickhouse.caFile ? { ca: readFileSync(clickhouse.caFile, "utf8") } : {}),
				}
			: {
					kind: "embedded",
					directory: directory.engineDirectory,
					diskKey: keyring.storeKey("engine-disk").bytes,
				},
		limits: { memoryBytes: engineMemoryBytes },
		ensureTables: (database) => (workspaceId) => ensureSegmentTables(database, workspaceId),
	});
}

async function describeEngine({ clickhouse }: Environment, { database }: ClickHouse): Promise<string> {
	const [row] = await database.rows("SELECT version() AS version", {}, { lane: "interactive" });
	return clickhouse ? `ClickHouse ${row?.version}, server` : `ClickHouse ${row?.version}, embedded (chDB)`;
}

async function ensureWorkspace({ store, keyring, data }: Services): Promise<void> {
	const { id, name } = FIRST_WORKSPACE;
	if (!(await store.workspaces.find(id))) {
		await keyring.createWorkspaceKeys(id);
		await data.createWorkspace(id);
		await store.workspaces.create({ id, name, createdAt: new Date(clock.now()).toISOString() });
	}
}

/** The address of a server, as people type it. */
export function addressOf(host: string, port: number): string {
	return `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Whether an installation was ever made here. */
export function installationExists({ dataDirectory }: Environment): boolean {
	return existsSync(join(dataDirectory, "keyring.json"));
}
