import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { injectTransport } from "../../src/api/inject-transport.ts";
import { recover } from "../../src/app/stewardship/recover.ts";
import { WORKSPACE_HEADER } from "../../src/contract/access/workspaces.ts";
import { createClient } from "../../src/contract/client.ts";
import { GUARDED_ROUTE_IDS, type RouteId, routeOf } from "../../src/contract/routes.ts";
import type { Client } from "../../src/contract/wire.ts";
import { transportRequest } from "../../src/contract/wire-table.ts";
import { buildApi } from "../../src/main/build-api.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { initialise } from "../../src/main/initialise.ts";
import { type Installation, openInstallation } from "../../src/main/open-installation.ts";
import { Browser } from "../access/browser.ts";
import { sampleOf } from "./sample-of.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-workspaces-"));
const ADA = { name: "Ada Lovelace", email: "ada@example.com", password: "nine blue herons wade" };

let installation: Installation;
let app: Awaited<ReturnType<typeof buildApi>>["app"];
let operatorSecret: string;
let second: string;
/** The local operator, in the first workspace and in the second. */
let first: Client;
let other: Client;
/** Ids and names of things that only the second has. */
let things: Partial<Record<string, Record<string, string>>>;

beforeAll(async () => {
	const environment = readEnvironment({ SEGWARD_DATA: join(directory, "data"), SEGWARD_ENGINE_MEMORY_MB: "512" });
	await initialise(environment);
	installation = await openInstallation(environment);
	({ app, operatorSecret } = await buildApi(installation.services));
	first = clientIn();
	second = (await first.createWorkspace({ name: "Second brand" })).id;
	other = clientIn(second);
	await fill(first, 40, "pro");
	things = await fill(other, 25, "basic", "-of-second");
}, 60_000);
afterAll(async () => {
	await app.close();
	await installation.close();
	rmSync(directory, { recursive: true, force: true });
});

function clientIn(workspace?: string): Client {
	const transport = injectTransport(app);
	return createClient((request) => {
		const headers: Record<string, string> = workspace === undefined ? {} : { [WORKSPACE_HEADER]: workspace };
		return transport({ ...request, headers: { ...request.headers, ...headers } });
	}, operatorSecret);
}

/** The same names in each workspace, with other content; with `suffix` also things that are only there. */
async function fill(client: Client, customers: number, plan: string, suffix = "") {
	const rows = Array.from({ length: customers }, (_, at) => `c${at},${plan},c${at}@${plan}.example`);
	const columns = [
		{ column: "id", role: "external-id" },
		{ column: "plan", role: "attribute", field: "plan", type: "text" },
		{ column: "email", role: "identifier", field: "email", format: "email", labels: ["email"] },
	];
	const mapping = {
		...{ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "people" } },
		spec: { imports: "customers", columns },
	};
	const { id } = await client.createImport({ kind: "customers", source: "people.csv", mapping });
	await client.uploadImport({ id, content: content(["id,plan,email", ...rows]) });
	for (const name of ["same", ...(suffix ? [`only${suffix}`] : [])]) {
		await client.saveMapping({ name, mapping: { ...mapping, metadata: { name } } });
		const document = {
			...{ apiVersion: "segward/v1", kind: "Segment", metadata: { name, owner: "crm" } },
			spec: { title: `${name} ${plan}`, purpose: "test", rule: { attribute: "plan", equals: plan } },
		};
		await client.applySegment({ name, document });
		await client.uploadList({ name, description: plan, content: content(["c1", "c2"]) });
	}
	await client.refreshSegments({});
	const token = await client.createToken({ name: "same", roles: ["viewer"], expires: "1h" });
	const name = `only${suffix}`;
	return { Import: { id }, Mapping: { name }, Segment: { name }, List: { name }, Token: { id: token.token.id } };
}

function content(lines: readonly string[]) {
	async function* bytes() {
		yield Buffer.from(`${lines.join("\n")}\n`);
	}
	return { bytes: bytes() };
}

/** Addresses whose name makes the thing where it is not yet. */
const MAKING: readonly RouteId[] = ["saveMapping", "applySegment", "applyTrait", "uploadList"];
const NAMING = GUARDED_ROUTE_IDS.filter(
	(id) => routeOf(id).path.includes("/:") && isFilled(id) && !MAKING.includes(id) && !routeOf(id).streams,
);

function isFilled(id: RouteId): boolean {
	return ["Import", "Mapping", "Segment", "List", "Token"].includes(routeOf(id).resourceKind);
}

describe("things of another workspace", () => {
	test("are neither listed, searched, counted nor logged", async () => {
		const told = JSON.stringify([
			(await first.listSegments({})).items,
			(await first.listImports({})).items,
			(await first.listMappings({})).items,
			(await first.listLists({})).items,
			(await first.listTokens({})).items,
			(await first.search({ q: "of-second" })).items,
			(await first.listAuditEntries({ limit: 200 })).items,
			await first.overview({}),
		]);
		expect(told).not.toContain("of-second");
		expect(told).not.toContain("basic");
		expect((await first.installationStatus({})).customers).toEqual({ kind: "exact", value: 40 });
		expect((await other.installationStatus({})).customers).toEqual({ kind: "exact", value: 25 });
	});

	test.each(NAMING)("%s does not find them", async (id) => {
		const route = routeOf(id);
		const given = {
			...(route.query === undefined ? {} : (sampleOf(route.query, "input") as object)),
			...(route.body === undefined ? {} : ((route.example ?? sampleOf(route.body, "input")) as object)),
			...things[route.resourceKind],
		};
		const { method, path, headers, body } = transportRequest(route, given);
		const payload = typeof body === "string" ? { payload: body } : {};
		const send = () => {
			const authorization = `Bearer ${operatorSecret}`;
			return app.inject({
				method,
				url: path,
				headers: { ...headers, authorization },
				remoteAddress: "local",
				...payload,
			});
		};
		const response = await send();
		expect(response.json(), response.body).toMatchObject({ status: 404, code: "not-found" });
	});

	test("of the same name are another thing", async () => {
		expect((await first.getSegment({ name: "same" })).title).toBe("same pro");
		expect((await other.getSegment({ name: "same" })).title).toBe("same basic");
		const size = async (client: Client) => (await client.segmentHistory({ name: "same" })).items[0]?.size;
		expect(await size(first)).toEqual({ kind: "exact", value: 40 });
		expect(await size(other)).toEqual({ kind: "exact", value: 25 });
		await first.removeList({ name: "same" });
		expect((await other.listLists({})).items.map(({ name }) => name)).toContain("same");
	});
});

describe("keys", () => {
	test("of one workspace open nothing of another, and give unrelated blind indexes", () => {
		const { vaults } = installation.services;
		const [mine, theirs] = [vaults.of("main"), vaults.of(second)];
		const sealed = theirs.seal(1, 7, "ada@example.com");
		expect(theirs.open(1, 7, theirs.keyVersion, sealed)).toBe("ada@example.com");
		expect(() => mine.open(1, 7, mine.keyVersion, sealed)).toThrow();
		const row = theirs.sealRow(1, 1, "row");
		expect(() => mine.openRow(1, 1, mine.keyVersion, row)).toThrow();
		expect(mine.blindIndex(1, "ada@example.com")).not.toEqual(theirs.blindIndex(1, "ada@example.com"));
		expect(mine.messageHash("m1")).not.toBe(theirs.messageHash("m1"));
	});
});

test("what a stop left undone is put in order in every workspace", async () => {
	const { store } = installation.services;
	const late = things.Import?.id ?? "";
	await store.imports.update(second, late, { state: "running" });
	await recover(installation.services);
	expect(await other.getImport({ id: late })).toMatchObject({ state: "failed", errorCode: "interrupted" });
});

describe("a person", () => {
	test("makes a workspace, goes over to it under a new secret, and is its administrator and nothing else", async () => {
		const browser = new Browser(app);
		await browser.setUp(installation.services.setupLink.issue(), ADA);
		expect((await browser.send("GET", "/workspaces")).body).toMatchObject({ items: [{ id: "main", current: true }] });
		expect((await browser.send("POST", `/workspaces/${second}/switch`)).status).toBe(404);
		const made = await browser.send("POST", "/installation/workspaces", { name: "Third" });
		expect(made.status, JSON.stringify(made.body)).toBe(201);
		const third = String(made.body.id);
		const before = browser.cookie;
		expect((await browser.send("POST", `/workspaces/${third}/switch`)).body).toEqual({ workspaceId: third });
		expect(browser.cookie).not.toBe(before);
		expect((await browser.send("GET", "/session")).body).toMatchObject({
			workspaceId: third,
			roles: ["administrator"],
		});
		expect((await browser.send("GET", "/segments")).body).toMatchObject({ items: [] });
		expect((await browser.send("POST", "/installation/workspaces", { name: "Fourth" })).body).toMatchObject({
			code: "action-forbidden",
		});
		const after = browser.cookie;
		browser.cookie = before;
		expect((await browser.send("GET", "/session")).body).toMatchObject({ code: "session-ended" });
		browser.cookie = after;
		await first.archiveWorkspace({ id: third });
		expect((await browser.send("GET", "/session")).body).toMatchObject({ workspaceId: "main" });
		expect((await browser.send("POST", `/workspaces/${third}/switch`)).status).toBe(404);
	});
});

describe("an archived workspace", () => {
	test("opens to nobody, neither token nor operator, and is as it was when it is opened again", async () => {
		const { secret } = await other.createToken({ name: "late", roles: ["viewer"], expires: "1h" });
		const ask = () => app.inject({ url: "/api/v1/segments", headers: { authorization: `Bearer ${secret}` } });
		expect((await ask()).statusCode).toBe(200);
		await first.archiveWorkspace({ id: second });
		expect((await ask()).json()).toMatchObject({ code: "token-invalid" });
		await expect(other.listSegments({})).rejects.toMatchObject({ code: "not-found" });
		await first.restoreWorkspace({ id: second });
		expect((await ask()).statusCode).toBe(200);
		expect((await other.getSegment({ name: "same" })).title).toBe("same basic");
	});

	test("is never the first one", async () => {
		await expect(first.archiveWorkspace({ id: "main" })).rejects.toMatchObject({ code: "state-conflict" });
	});

	test("and a name is taken once", async () => {
		await expect(first.createWorkspace({ name: "second BRAND" })).rejects.toMatchObject({ code: "name-taken" });
	});
});
