import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFederatedPeople } from "../../src/adapters/auth/federated-people.ts";
import { argon2id } from "../../src/adapters/auth/password-hash.ts";
import { openPeople } from "../../src/adapters/auth/people.ts";
import { openPeopleRegister } from "../../src/adapters/auth/people-register.ts";
import { cedarPolicyEngine } from "../../src/adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../../src/adapters/cedar/policy-files.ts";
import { openOutbox } from "../../src/adapters/mail/outbox.ts";
import { openIdConnect } from "../../src/adapters/oidc/open-id-connect.ts";
import { saml } from "../../src/adapters/saml/saml.ts";
import { parseScimFilter } from "../../src/adapters/scim/parse-filter.ts";
import { clientSecretSeal } from "../../src/adapters/sodium/client-secret-seal.ts";
import { openControl } from "../../src/adapters/sqlite/control/control-store.ts";
import { openFederation } from "../../src/adapters/sqlite/federation/federation.ts";
import { tokenSecrets } from "../../src/adapters/token-secrets/token-secrets.ts";
import { createApi } from "../../src/api/create-api.ts";
import { authenticate } from "../../src/app/access/authenticate.ts";
import { tokenOrSession } from "../../src/app/access/authenticate-session.ts";
import { admitProvisioner } from "../../src/app/access/provisioning/admit-provisioner.ts";
import { SetupLink } from "../../src/app/access/setup-link.ts";
import { createToken } from "../../src/app/access/tokens.ts";
import type { IdentityProviderSettings } from "../../src/core/access/sign-on/identity-provider.ts";
import { federationHandlersOf } from "../../src/main/federation-handlers.ts";
import { signInHandlersOf } from "../../src/main/sign-in-handlers.ts";
import { accountServices } from "../access/account-services.ts";
import { type Answer, Browser } from "../access/browser.ts";
import { TRAINED } from "../access/trained.ts";
import { openStubHouse, POLICIES } from "../invariants/stub-house.ts";

export const ADA = { name: "Ada Lovelace", email: "ada@example.com", password: "nine blue herons wade" };
export const PUBLIC_URL = "https://segward.example";

export type FederationHouse = Awaited<ReturnType<typeof openFederationHouse>>;

/** The real API, sign-in, federation and SCIM on an encrypted store, over stubs of everything else. Its clock is `Date`. */
export async function openFederationHouse() {
	const directory = mkdtempSync(join(tmpdir(), "segward-federation-"));
	const control = await openControl(join(directory, "control.db"), Buffer.alloc(32, 9));
	const { store } = control;
	await store.workspaces.create({ id: "main", name: "Main", createdAt: new Date().toISOString() });
	const clock = { now: () => Date.now() };
	const cheap = argon2id(() => ({ memoryCost: 64, timeCost: 1, parallelism: 1 }));
	const secrets = tokenSecrets();
	const people = openPeople(control.connection(), clock, cheap);
	const clientSecrets = clientSecretSeal(() => ({ version: 1, bytes: Buffer.alloc(32, 5) }));
	const deps = {
		federation: openFederation(control.connection()),
		oidc: openIdConnect(clientSecrets),
		saml: saml(clock),
		clientSecrets,
		federatedPeople: openFederatedPeople(control.connection(), clock),
		people,
		register: openPeopleRegister(control.connection(), clock, cheap),
		secrets,
		clock,
		parseFilter: parseScimFilter,
		newId: randomUUID,
		settings: { publicUrl: PUBLIC_URL } as never,
		mail: openOutbox({ db: control.connection(), clock, report: () => undefined }),
		...accountServices(control.connection(), clock, cheap),
	};
	const setupLink = new SetupLink(secrets, clock);
	const stub = await openStubHouse();
	const guard = { ...stub.options.guard, clock };
	const { audit } = guard;
	const app = await createApi({
		...stub.options,
		guard,
		handlers: {
			...stub.options.handlers,
			...signInHandlersOf({ ...deps, store, policies: guard.policies, setupLink }),
			...federationHandlersOf(deps),
			createToken: createToken({ store, secrets, clock, policyBook: cedarPolicyEngine(readPolicies(POLICIES)) }),
		},
		authenticate: admitProvisioner(
			{ ...deps, audit, homeWorkspaceId: "main" },
			tokenOrSession(
				{ store, people, training: TRAINED, clock, audit },
				authenticate({ store, people, training: TRAINED, secrets, clock, audit }),
			),
		),
	});
	return {
		...deps,
		app,
		control,
		entries: stub.entries,
		browser: () => new Browser(app),
		/** The first administrator, signed in. */
		async ada() {
			const browser = new Browser(app);
			const made = await browser.setUp(setupLink.issue(), ADA);
			return { browser, ...made };
		},
		/** Adds a provider as this administrator; its id. */
		async addProvider(administrator: Browser, settings: IdentityProviderSettings, clientSecret?: string) {
			const made = await administrator.send("POST", "/identity-providers", { settings, clientSecret });
			if (made.status !== 201) throw new Error(JSON.stringify(made.body));
			return String(made.body.id);
		},
		/** Posts a form to an identity provider's door, as that provider has a browser do. */
		async postForm(path: string, form: Record<string, string>) {
			const response = await app.inject({
				method: "POST",
				url: `/api/v1${path}`,
				headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
				payload: new URLSearchParams(form).toString(),
			});
			return { status: response.statusCode, location: String(response.headers.location ?? ""), body: response.body };
		},
		async close() {
			await app.close();
			await stub.app.close();
			await store.close();
			rmSync(directory, { recursive: true });
		},
	};
}

export interface BegunSignOn {
	url: URL;
	state: string;
	providerId: string;
}

/** Begins a sign-on in this browser, up to where the browser would leave for the provider. */
export async function beginSignOn(browser: Browser, providerId: string, again = false): Promise<BegunSignOn> {
	const begun = await browser.send("POST", "/sign-on", { providerId, again });
	if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
	const url = new URL(String(begun.body.url));
	const state = url.searchParams.get("state") ?? url.searchParams.get("RelayState") ?? "";
	return { url, state, providerId };
}

export function finishSignOn(
	browser: Browser,
	{ providerId, state }: Pick<BegunSignOn, "providerId" | "state">,
	answer: Record<string, string> = {},
): Promise<Answer> {
	return browser.send("POST", "/sign-on/finish", { providerId, state, answer });
}
