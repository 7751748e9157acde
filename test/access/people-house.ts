import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOneTimeLinks } from "../../src/adapters/auth/one-time-links.ts";
import { argon2id } from "../../src/adapters/auth/password-hash.ts";
import { openPeople } from "../../src/adapters/auth/people.ts";
import { openPeopleRegister } from "../../src/adapters/auth/people-register.ts";
import { blockedPasswords } from "../../src/adapters/blocked-passwords/blocked-passwords.ts";
import { cedarPolicyEngine } from "../../src/adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../../src/adapters/cedar/policy-files.ts";
import { openOutbox } from "../../src/adapters/mail/outbox.ts";
import { openControl } from "../../src/adapters/sqlite/control/control-store.ts";
import { tokenSecrets } from "../../src/adapters/token-secrets/token-secrets.ts";
import { createApi, DOOR_ACTIONS } from "../../src/api/create-api.ts";
import { authenticate } from "../../src/app/access/authenticate.ts";
import { tokenOrSession } from "../../src/app/access/authenticate-session.ts";
import { admitLocalOperator } from "../../src/app/access/local-operator.ts";
import { resourceAttributes } from "../../src/app/access/resource-attributes.ts";
import { scopedPolicies } from "../../src/app/access/scoped-policies.ts";
import { SetupLink } from "../../src/app/access/setup-link.ts";
import {
	createToken,
	listAllTokens,
	listTokens,
	revokeOwnToken,
	revokeToken,
	whoAmI,
} from "../../src/app/access/tokens.ts";
import type { RoleName } from "../../src/core/access/role.ts";
import { deviceHandlersOf } from "../../src/main/device-handlers.ts";
import { peopleHandlersOf } from "../../src/main/people-handlers.ts";
import { signInHandlersOf } from "../../src/main/sign-in-handlers.ts";
import { codeFor } from "../e2e/totp.ts";
import { openStubHouse, POLICIES } from "../invariants/stub-house.ts";
import { accountServices } from "./account-services.ts";
import { Browser } from "./browser.ts";
import { TRAINED } from "./trained.ts";

export const ADA = { name: "Ada Lovelace", email: "ada@example.com", password: "nine blue herons wade" };
export const GRACE = { name: "Grace Hopper", email: "grace@example.com", password: "seven green kites climb" };

export type PeopleHouse = Awaited<ReturnType<typeof openPeopleHouse>>;

/** The real API, sign-in, people, tokens and outbox on an encrypted store, over stubs of everything else. Its clock is `Date`. */
export async function openPeopleHouse() {
	const directory = mkdtempSync(join(tmpdir(), "segward-people-house-"));
	const control = await openControl(join(directory, "control.db"), Buffer.alloc(32, 9));
	const { store } = control;
	for (const id of ["main", "other"]) {
		await store.workspaces.create({ id, name: `The ${id} one`, createdAt: new Date().toISOString() });
	}
	const clock = { now: () => Date.now() };
	const cheap = argon2id(() => ({ memoryCost: 64, timeCost: 1, parallelism: 1 }));
	const secrets = tokenSecrets();
	const blocked = blockedPasswords();
	const people = openPeople(control.connection(), clock, cheap);
	const register = openPeopleRegister(control.connection(), clock, cheap);
	const links = openOneTimeLinks(control.connection());
	const mail = openOutbox({ db: control.connection(), clock, report: () => undefined });
	const setupLink = new SetupLink(secrets, clock);
	const stub = await openStubHouse();
	const policyBook = cedarPolicyEngine(readPolicies(POLICIES));
	const policies = scopedPolicies(policyBook);
	const guard = {
		...stub.options.guard,
		policies,
		clock,
		attributesOf: resourceAttributes({ store, people, register, policies }),
	};
	const settings = { publicUrl: "https://segward.example" } as never;
	const services = {
		store,
		clock,
		secrets,
		people,
		blockedPasswords: blocked,
		register,
		links,
		mail,
		settings,
		newId: randomUUID,
	};
	const operator = admitLocalOperator(
		secrets,
		{ name: "local operator", workspaceId: "main" },
		store.workspaces,
		tokenOrSession(
			{ store, people, training: TRAINED, clock, audit: guard.audit },
			authenticate({ store, people, training: TRAINED, secrets, clock, audit: guard.audit }),
		),
	);
	const app = await createApi({
		...stub.options,
		guard,
		handlers: {
			...stub.options.handlers,
			...signInHandlersOf({
				...services,
				...accountServices(control.connection(), clock, cheap),
				policies: guard.policies,
				setupLink,
			}),
			...peopleHandlersOf(services),
			...deviceHandlersOf(services),
			createToken: createToken({ ...services, policyBook }),
			listTokens: listTokens(services),
			listAllTokens: listAllTokens(services),
			revokeToken: revokeToken(services),
			revokeOwnToken: revokeOwnToken(services),
			whoAmI: whoAmI({ policies, doors: DOOR_ACTIONS }),
		},
		authenticate: operator.authenticate,
	});
	const browser = () => new Browser(app);

	/** What messages to this address say, newest first; those that are over are forgotten. */
	async function messagesTo(email: string): Promise<{ subject: string; text: string }[]> {
		const entries = (await mail.list(200)).filter(({ to }) => to === email);
		const found = await Promise.all(entries.map(({ id }) => mail.find(id)));
		return found.flatMap((one) => (one === undefined ? [] : [{ subject: one.subject, text: one.text ?? "" }]));
	}

	return {
		...services,
		app,
		setupLink,
		entries: stub.entries,
		breakLog: stub.breakLog,
		browser,
		messagesTo,
		async secretTo(email: string): Promise<string> {
			const texts = (await messagesTo(email)).map(({ text }) => /link#(\S+)/.exec(text)?.[1] ?? "");
			return texts.find((secret) => secret !== "") ?? "";
		},
		/** As the local operator, at the socket of the data directory. */
		async operate(method: "GET" | "POST", path: string, payload?: object) {
			const response = await app.inject({
				method,
				url: `/api/v1${path}`,
				payload,
				remoteAddress: "local",
				headers: { authorization: `Bearer ${operator.secret}` },
			});
			return { status: response.statusCode, body: response.json() as Record<string, unknown> };
		},
		async bearer(secret: string, path = "/me", method: "GET" | "POST" | "DELETE" = "GET", payload?: object) {
			const headers = { authorization: `Bearer ${secret}` };
			const response = await app.inject({ method, url: `/api/v1${path}`, headers, payload });
			return { status: response.statusCode, body: response.json() as Record<string, unknown> };
		},
		/** The first administrator, signed in. */
		async ada() {
			const own = browser();
			return { browser: own, ...(await own.setUp(setupLink.issue(), ADA)) };
		},
		/** Somebody who accepted an invitation, signed in. */
		async join(administrator: Browser, who: { name: string; email: string; password: string }, roles: RoleName[]) {
			const { email, name, password } = who;
			const invited = await administrator.send("POST", "/invitations", { email, name, roles, teams: [] });
			if (invited.status !== 201) throw new Error(JSON.stringify(invited.body));
			const secret = String(invited.body.link).split("#")[1] ?? "";
			const own = browser();
			const accepted = await own.send("POST", "/links/invitation", { secret, name, password });
			if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body));
			const totpUri = String(accepted.body.totpUri);
			const confirmed = await own.send("POST", "/session/enrolment", { code: codeFor(totpUri) });
			if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
			const person = await people.findByEmail(email);
			return { browser: own, totpUri, id: person?.id ?? "", secret };
		},
		async close() {
			await app.close();
			await stub.app.close();
			await store.close();
			rmSync(directory, { recursive: true });
		},
	};
}
