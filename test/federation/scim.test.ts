import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Browser } from "../access/browser.ts";
import { type BendableProvider, CLIENT, openBendableProvider } from "./bendable-provider.ts";
import { ADA, beginSignOn, type FederationHouse, finishSignOn, openFederationHouse } from "./federation-house.ts";

type Json = Record<string, unknown>;

const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

let house: FederationHouse;
let provider: BendableProvider;
let ada: Browser;
let providerId: string;
let token: string;
let tokenId: string;

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
	[house, provider] = await Promise.all([openFederationHouse(), openBendableProvider()]);
	ada = (await house.ada()).browser;
	const grants = [
		{ group: "crm", workspaceId: "main", roles: ["marketer"], teams: ["crm"] },
		{ group: "ops", workspaceId: "main", roles: ["operator"], teams: [] },
	];
	const settings = provider.settings({ grants, groupClaim: undefined, honouredFactors: ["mfa"] });
	providerId = await house.addProvider(ada, settings, CLIENT.secret);
	const made = await ada.send("POST", "/provisioning-tokens", { providerId, name: "Directory", days: 30 });
	token = String(made.body.secret);
	tokenId = String((made.body.token as Json).id);
});
afterAll(async () => {
	vi.useRealTimers();
	await Promise.all([house.close(), provider.close()]);
});

async function scim(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown, as = token) {
	const response = await house.app.inject({
		method,
		url: `/scim/v2${path}`,
		headers: {
			authorization: `Bearer ${as}`,
			...(body === undefined ? {} : { "content-type": "application/scim+json; charset=utf-8" }),
		},
		...(body === undefined ? {} : { payload: JSON.stringify(body) }),
	});
	const json: Json = response.body === "" ? {} : response.json();
	return { status: response.statusCode, body: json, mediaType: String(response.headers["content-type"]) };
}

/** As Microsoft Entra ID provisions somebody. */
const entraUser = (name: string): Json => ({
	schemas: [CORE_USER, ENTERPRISE],
	externalId: `entra-${name}`,
	userName: `${name}@example.com`,
	active: true,
	emails: [{ primary: true, type: "work", value: `${name}@example.com` }],
	meta: { resourceType: "User" },
	name: { formatted: `${name} Smith`, familyName: "Smith", givenName: name },
	[ENTERPRISE]: { department: "CRM" },
});

/** As Okta does. */
const oktaUser = (name: string): Json => ({
	schemas: [CORE_USER],
	userName: `${name}@example.com`,
	name: { givenName: name, familyName: "Jones" },
	emails: [{ primary: true, value: `${name}@example.com`, type: "work" }],
	displayName: `${name} Jones`,
	locale: "en-US",
	externalId: `okta-${name}`,
	groups: [],
	password: "1mz050nq",
	active: true,
});

async function created(user: Json): Promise<string> {
	const made = await scim("POST", "/Users", user);
	expect(made.status, JSON.stringify(made.body)).toBe(201);
	return String(made.body.id);
}

const patch = (id: string, ...Operations: Json[]) => scim("PATCH", `/Users/${id}`, { schemas: [PATCH], Operations });

/** Signs in as the directory's user of this external id, at the same provider, with a second factor that counts. */
async function signedIn(externalId: string): Promise<Browser> {
	const browser = house.browser();
	const begun = await beginSignOn(browser, providerId);
	const answer = provider.authorize(begun.url, { sub: externalId, amr: ["mfa"] });
	const finished = await finishSignOn(browser, begun, answer);
	expect(finished.body).toMatchObject({ next: "done" });
	return browser;
}

async function grouped(displayName: string, ...members: string[]): Promise<string> {
	const made = await scim("POST", "/Groups", {
		schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
		displayName,
		members: members.map((value) => ({ value })),
	});
	expect(made.status).toBe(201);
	return String(made.body.id);
}

const rolesOf = async (id: string) => (await house.people.findById(id))?.assignments[0]?.roles ?? [];

describe("a directory", () => {
	test("learns what this service can do", async () => {
		const config = await scim("GET", "/ServiceProviderConfig");
		expect(config.mediaType).toContain("application/scim+json");
		expect(config.body).toMatchObject({ patch: { supported: true }, filter: { supported: true, maxResults: 200 } });
		expect((await scim("GET", "/ResourceTypes")).body).toMatchObject({ totalResults: 2 });
		expect((await scim("GET", "/ResourceTypes/User")).body).toMatchObject({ endpoint: "/Users" });
		expect((await scim("GET", `/Schemas/${CORE_USER}`)).body).toMatchObject({ name: "User" });
		expect((await scim("GET", "/Schemas/none")).status).toBe(404);
	});

	test("provisions a user as Entra ID does: looks whether there is one, then makes it", async () => {
		const none = await scim("GET", `/Users?filter=${encodeURIComponent('userName eq "anna@example.com"')}`);
		expect(none.body).toMatchObject({ totalResults: 0, Resources: [] });
		const made = await scim("POST", "/Users", entraUser("anna"));
		expect(made).toMatchObject({
			status: 201,
			body: {
				userName: "anna@example.com",
				externalId: "entra-anna",
				active: true,
				[ENTERPRISE]: { department: "CRM" },
			},
		});
		expect(made.body.meta).toMatchObject({ location: expect.stringMatching(/\/scim\/v2\/Users\/[\w-]+$/) });
		const found = await scim("GET", `/Users?filter=${encodeURIComponent('USERNAME eq "Anna@Example.com"')}`);
		expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: made.body.id }] });
		expect(await house.people.findByEmail("anna@example.com")).toMatchObject({ name: "anna Smith", state: "active" });
	});

	test("provisions a user as Okta does; a password is never kept", async () => {
		const made = await scim("POST", "/Users", oktaUser("olga"));
		expect(made.status).toBe(201);
		expect(JSON.stringify(made.body)).not.toContain("1mz050nq");
		expect((await house.browser().password({ email: "olga@example.com", password: "1mz050nq" })).status).toBe(401);
	});

	test("cannot make the same user twice, nor take an account that is not its own", async () => {
		for (const user of [entraUser("anna"), { ...entraUser("ada"), userName: ADA.email }]) {
			const again = await scim("POST", "/Users", user);
			expect(again).toMatchObject({ status: 409, body: { status: "409", scimType: "uniqueness" } });
		}
		expect((await house.people.findByEmail(ADA.email))?.state).toBe("active");
	});

	test("is told what is wrong with a user, in its own protocol", async () => {
		for (const user of [{}, { userName: "" }, { userName: "no-address" }, { userName: "x".repeat(300) }]) {
			expect((await scim("POST", "/Users", user)).body).toMatchObject({ status: "400", scimType: "invalidValue" });
		}
		expect((await scim("GET", "/Users/unknown")).body).toMatchObject({ status: "404" });
		expect((await scim("GET", "/Users?filter=userName%20eq")).body).toMatchObject({ scimType: "invalidFilter" });
		expect((await scim("GET", "/Nothing")).body).toMatchObject({
			status: "404",
			schemas: [expect.stringMatching(/Error$/)],
		});
	});

	test("lists page by page, with filters, and only the attributes asked for", async () => {
		for (const name of ["lea", "leo", "lia"]) await created(entraUser(name));
		const filtered = (filter: string, more = "") => scim("GET", `/Users?filter=${encodeURIComponent(filter)}${more}`);
		const names = ({ body }: { body: Json }) =>
			(body.Resources as Json[]).map(({ userName }) => String(userName).split("@")[0]);
		expect(names(await filtered('userName sw "l"'))).toEqual(["lea", "leo", "lia"]);
		expect(names(await filtered('userName sw "l" and emails.value co "eo@"'))).toEqual(["leo"]);
		expect(names(await filtered('emails[type eq "work" and value eq "lia@example.com"]'))).toEqual(["lia"]);
		expect(names(await filtered('externalId eq "entra-lea"'))).toEqual(["lea"]);
		expect(names(await filtered('externalId eq "ENTRA-LEA"'))).toEqual([]);
		expect(names(await filtered('active eq true and userName sw "l"'))).toHaveLength(3);
		const page = await filtered('userName sw "l"', "&startIndex=2&count=1");
		expect(page.body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
		expect(names(page)).toEqual(["leo"]);
		expect((await filtered('userName sw "l"', "&count=0")).body).toMatchObject({ totalResults: 3, Resources: [] });
		const part = await filtered('userName eq "lea@example.com"', "&attributes=userName");
		expect(part.body.Resources).toEqual([
			{ schemas: [CORE_USER, ENTERPRISE], id: expect.any(String), userName: "lea@example.com" },
		]);
	});
});

describe("a change of a user", () => {
	test("as Entra ID writes it: capitals in op, booleans as text, paths into lists", async () => {
		const id = await created(entraUser("emil"));
		const changed = await patch(
			id,
			{ op: "Replace", path: 'emails[type eq "work"].value', value: "emil.new@example.com" },
			{ op: "Add", path: "name.familyName", value: "Novák" },
			{ op: "Replace", path: `${ENTERPRISE}:department`, value: "Sales" },
			{ op: "Replace", path: "displayName", value: "Emil Novák" },
			{ op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+420 1" },
		);
		expect(changed.body).toMatchObject({
			emails: [{ type: "work", value: "emil.new@example.com" }],
			name: { familyName: "Novák" },
			[ENTERPRISE]: { department: "Sales" },
			phoneNumbers: [{ type: "mobile", value: "+420 1" }],
		});
		expect(await house.people.findById(id)).toMatchObject({ email: "emil.new@example.com", name: "Emil Novák" });
		expect((await patch(id, { op: "Replace", path: "active", value: "False" })).body).toMatchObject({ active: false });
		expect((await patch(id, { op: "Remove", path: "displayName" })).body.displayName).toBeUndefined();
	});

	test("as Okta writes it: an object without a path, or the whole user", async () => {
		const id = await created(oktaUser("otto"));
		expect((await patch(id, { op: "replace", value: { active: false } })).body).toMatchObject({ active: false });
		const whole = { ...oktaUser("otto"), displayName: "Otto the Second" };
		expect((await scim("PUT", `/Users/${id}`, whole)).body).toMatchObject({
			active: true,
			displayName: "Otto the Second",
		});
	});

	test("that makes no sense is refused whole", async () => {
		const id = await created(entraUser("nina"));
		for (const operation of [
			{ op: "move", path: "active", value: false },
			{ op: "replace", path: "emails[", value: 1 },
			{ op: "replace", path: "__proto__.active", value: 1 },
			{ op: "replace", value: "text" },
			{ op: "replace", path: "userName", value: "" },
			{ op: "replace", value: { __proto__x: 1 } },
		]) {
			const answer = await patch(id, { op: "replace", path: "displayName", value: "Changed" }, operation);
			expect(answer.status).toBe(400);
		}
		expect((await scim("GET", `/Users/${id}`)).body.displayName).toBeUndefined();
	});

	test("to another user's address is refused", async () => {
		const id = await created(entraUser("paul"));
		const taken = { op: "replace", path: 'emails[type eq "work"].value', value: ADA.email };
		expect(await patch(id, taken)).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
	});
});

describe("deactivation", () => {
	test.each([
		["by a change", (id: string) => patch(id, { op: "replace", path: "active", value: false })],
		["by removing the user", (id: string) => scim("DELETE", `/Users/${id}`)],
	])("%s ends sessions and tokens within one second", async (how, deactivate) => {
		const name = `quinn${how.length}`;
		const id = await created(entraUser(name));
		await grouped("crm", id);
		const browser = await signedIn(`entra-${name}`);
		const owned = house.secrets.create();
		await house.control.store.tokens.create("main", {
			id: owned.id,
			name: `token of ${name}`,
			roles: ["marketer"],
			ownerId: id,
			secretDigest: owned.digest,
			createdAt: new Date().toISOString(),
			expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
		});
		const bearer = () => house.app.inject({ url: "/api/v1/me", headers: { authorization: `Bearer ${owned.secret}` } });
		expect((await browser.send("GET", "/session")).status).toBe(200);
		expect((await bearer()).statusCode).toBe(200);

		const begun = performance.now();
		expect((await deactivate(id)).status).toBeLessThan(300);
		const [session, program] = [await browser.send("GET", "/session"), await bearer()];
		expect(performance.now() - begun).toBeLessThan(1000);
		expect([session.status, program.statusCode]).toEqual([401, 401]);

		const again = house.browser();
		const signOn = await beginSignOn(again, providerId);
		const answer = provider.authorize(signOn.url, { sub: `entra-${name}`, amr: ["mfa"] });
		expect((await finishSignOn(again, signOn, answer)).status).toBe(401);
		await scim("DELETE", `/Groups/${String(((await scim("GET", "/Groups")).body.Resources as Json[])[0]?.id)}`);
	});

	test("of a removed user is forgotten when the directory brings the user back", async () => {
		const id = await created(entraUser("rosa"));
		expect((await scim("DELETE", `/Users/${id}`)).status).toBe(204);
		expect((await scim("GET", `/Users/${id}`)).status).toBe(404);
		expect(await created(entraUser("rosa"))).toBe(id);
		expect((await house.people.findById(id))?.state).toBe("active");
	});

	test("by an administrator here is not undone by a change of something else", async () => {
		const id = await created(entraUser("sven"));
		await house.register.setState(id, "deactivated");
		expect((await patch(id, { op: "replace", path: "displayName", value: "Sven" })).body).toMatchObject({
			active: false,
		});
		expect((await scim("PUT", `/Users/${id}`, entraUser("sven"))).body).toMatchObject({ active: false });
	});
});

describe("a group", () => {
	test("gives its members what the mapping says, and takes it back", async () => {
		const [one, two] = [await created(entraUser("tara")), await created(entraUser("tom"))];
		const group = await grouped("crm", one);
		const change = (...Operations: Json[]) => scim("PATCH", `/Groups/${group}`, { schemas: [PATCH], Operations });
		expect(await rolesOf(one)).toEqual(["marketer"]);
		// Entra ID adds and removes by value, Okta removes by a filter.
		await change({ op: "Add", path: "members", value: [{ value: two }] });
		expect(await rolesOf(two)).toEqual(["marketer"]);
		await change({ op: "Remove", path: "members", value: [{ value: one }] });
		expect(await rolesOf(one)).toEqual([]);
		await change({ op: "remove", path: `members[value eq "${two}"]` });
		expect(await rolesOf(two)).toEqual([]);
		await change({ op: "replace", path: "members", value: [{ value: one }, { value: two }] });
		await change({ op: "replace", value: { id: group, displayName: "ops" } });
		expect([await rolesOf(one), await rolesOf(two)]).toEqual([["operator"], ["operator"]]);
		expect((await scim("GET", `/Users/${one}`)).body.groups).toEqual([{ display: "ops" }]);
		const without = await scim("GET", `/Groups/${group}?excludedAttributes=members`);
		expect(without.body.members).toBeUndefined();
		expect((await scim("DELETE", `/Groups/${group}`)).status).toBe(204);
		expect(await rolesOf(one)).toEqual([]);
	});

	test("has only users of this directory, and a name of its own", async () => {
		const person = await house.people.findByEmail(ADA.email);
		const stranger = { displayName: "strangers", members: [{ value: person?.id }] };
		expect((await scim("POST", "/Groups", stranger)).body).toMatchObject({ status: "400" });
		const group = await grouped("unique");
		expect((await scim("POST", "/Groups", { displayName: "Unique" })).body).toMatchObject({ scimType: "uniqueness" });
		const found = await scim("GET", `/Groups?filter=${encodeURIComponent('displayName eq "unique"')}`);
		expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: group }] });
	});

	test("takes away only what the provider gave, and gives what a new mapping says", async () => {
		const id = await created(entraUser("uma"));
		await house.register.setAssignment(id, { workspaceId: "main", roles: ["viewer"], teams: [] });
		const group = await grouped("crm", id);
		expect(await rolesOf(id)).toEqual(["viewer", "marketer"]);
		const grants = [{ group: "crm", workspaceId: "main", roles: ["analyst"], teams: [] }];
		const settings = provider.settings({ grants, groupClaim: undefined, honouredFactors: ["mfa"] });
		expect((await ada.send("PUT", `/identity-providers/${providerId}`, { settings })).status).toBe(200);
		expect(await rolesOf(id)).toEqual(["viewer", "analyst"]);
		await scim("DELETE", `/Groups/${group}`);
		expect(await rolesOf(id)).toEqual(["viewer"]);
	});
});

describe("the token of a directory", () => {
	test("opens SCIM and nothing else, and no other token opens SCIM", async () => {
		const headers = { authorization: `Bearer ${token}` };
		expect((await house.app.inject({ url: "/api/v1/people", headers })).statusCode).toBe(403);
		expect((await house.app.inject({ url: "/api/v1/me", headers })).statusCode).toBe(403);
		const program = await ada.send("POST", "/tokens", { name: "all", roles: ["administrator"], expires: "1h" });
		expect((await scim("GET", "/Users", undefined, String(program.body.secret))).status).toBe(403);
		expect((await scim("GET", "/Users", undefined, "nonsense")).body).toMatchObject({ status: "401" });
	});

	test("shows the users of its own directory alone", async () => {
		const other = await house.addProvider(ada, provider.settings({ name: "Other" }), CLIENT.secret);
		const made = await ada.send("POST", "/provisioning-tokens", { providerId: other, name: "Other", days: 1 });
		const theirs = await scim("GET", "/Users", undefined, String(made.body.secret));
		expect(theirs.body).toMatchObject({ totalResults: 0 });
		const anna = await house.people.findByEmail("anna@example.com");
		const stranger = await scim("DELETE", `/Users/${anna?.id}`, undefined, String(made.body.secret));
		expect(stranger.status).toBe(404);
		vi.setSystemTime(Date.now() + 25 * 3_600_000);
		expect((await scim("GET", "/Users", undefined, String(made.body.secret))).status).toBe(401);
	});

	test("is shown once, kept as a digest, and void at once when revoked", async () => {
		const again = house.browser();
		await again.password(ADA);
		const kept = JSON.stringify(await house.federation.tokens.list());
		expect(kept).not.toContain(token);
		await house.federation.tokens.revoke(tokenId, new Date().toISOString());
		expect((await scim("GET", "/Users")).status).toBe(401);
		expect(house.entries.at(-1)).toMatchObject({ action: "provisioning-token:use", reason: "token-revoked" });
	});

	test("every act of it is in the access log under its name", () => {
		const acts = house.entries.filter(({ actor }) => actor === "Directory");
		expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(["scim:create-user", "scim:patch-group"]));
		expect(acts.every(({ role }) => role === "provisioner")).toBe(true);
		expect(JSON.stringify(house.entries)).not.toContain("anna@example.com");
	});
});
