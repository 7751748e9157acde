import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { injectTransport } from "../src/api/inject-transport.ts";
import type { Services } from "../src/app/services.ts";
import { createClient } from "../src/contract/client.ts";
import type { Client } from "../src/contract/wire.ts";
import { buildApi } from "../src/main/build-api.ts";
import { readEnvironment } from "../src/main/environment.ts";
import { initialise } from "../src/main/initialise.ts";
import { openInstallation } from "../src/main/open-installation.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-settled-"));
const mapping = {
	apiVersion: "segward/v1",
	kind: "Mapping",
	metadata: { name: "people" },
	spec: {
		imports: "customers",
		columns: [
			{ column: "id", role: "external-id" },
			{ column: "plan", role: "attribute", field: "plan", type: "text" },
			{ column: "rare", role: "attribute", field: "rare", type: "text" },
		],
	},
};
const reported: unknown[] = [];
/** Calls of the engine that fail, or wait, while a test says so. */
const broken = new Set<string>();
const held: { refresh?: Promise<void>; writeList?: Promise<void> } = {};
let client: Client;
let close: () => Promise<void>;

beforeAll(async () => {
	const environment = readEnvironment({ SEGWARD_DATA: join(directory, "data") });
	await initialise(environment);
	const installation = await openInstallation(environment);
	const { services } = installation;
	services.report = (error) => reported.push(error);
	sabotage(services);
	const { app, operatorSecret } = await buildApi(services);
	client = createClient(injectTransport(app), operatorSecret);
	close = async () => {
		await app.close();
		await installation.close();
	};
	await importCustomers(1, 40);
}, 60_000);

afterAll(async () => {
	await close();
	rmSync(directory, { recursive: true, force: true });
});

function sabotage(services: Services): void {
	const { data, engine } = services;
	const failing = (name: string) => {
		if (broken.has(name)) throw new Error(`${name} fails`);
	};
	const { statistics } = data;
	data.statistics = async (...given) => {
		failing("statistics");
		return statistics.apply(data, given);
	};
	services.engine = {
		...engine,
		async keepMemberships(...given) {
			failing("keepMemberships");
			return engine.keepMemberships(...given);
		},
		async refresh(...given) {
			await held.refresh;
			return engine.refresh(...given);
		},
		async writeList(...given) {
			await held.writeList;
			return engine.writeList(...given);
		},
	};
}

async function importCustomers(from: number, to: number) {
	const rows = Array.from({ length: to - from + 1 }, (_, at) => `c${from + at},pro,${at === 0 ? "yes" : ""}`);
	const { id } = await client.createImport({ kind: "customers", source: "people.csv", mapping });
	return client.uploadImport({ id, content: text(["id,plan,rare", ...rows]) });
}

function text(lines: readonly string[], before?: () => Promise<unknown>) {
	async function* bytes() {
		await before?.();
		yield Buffer.from(`${lines.join("\n")}\n`);
	}
	return { bytes: bytes() };
}

function gate(): { wait: Promise<void>; open: () => void } {
	let open: () => void = () => undefined;
	const wait = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { wait, open };
}

function segmentOn(name: string, rule: unknown) {
	const document = {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name, owner: "crm" },
		spec: { title: name, purpose: "test", rule },
	};
	return client.applySegment({ name, document });
}

test("an import that is visible stays done when measuring the catalogue fails", async () => {
	broken.add("statistics");
	const done = await importCustomers(41, 60);
	broken.clear();
	expect(done).toMatchObject({ state: "done", counts: { customersCreated: 20 } });
	expect((await client.getImport({ id: done.id })).state).toBe("done");
	expect(reported.splice(0)).toMatchObject([{ message: "statistics fails" }]);
});

test("a refresh that is visible stays done when dropping old memberships fails", async () => {
	await segmentOn("pros", { attribute: "plan", equals: "pro" });
	broken.add("keepMemberships");
	const { refreshes } = await client.refreshSegments({ names: ["pros"] });
	broken.clear();
	expect(refreshes).toMatchObject([{ state: "done", size: { kind: "exact" } }]);
	expect((await client.segmentHistory({ name: "pros" })).items).toMatchObject([{ state: "done" }]);
	expect(reported.splice(0)).toMatchObject([{ message: "keepMemberships fails" }]);
});

test("a list may be uploaded while the data moves on", async () => {
	const ids = Array.from({ length: 30 }, (_, at) => `c${at + 1}`);
	const uploaded = await client.uploadList({ name: "vips", content: text(ids, () => importCustomers(61, 80)) });
	expect(uploaded.matched).toEqual({ kind: "exact", value: 30 });
});

test("a list that is being stored keeps nobody waiting", async () => {
	const { wait, open } = gate();
	held.writeList = wait;
	const upload = client.uploadList({ name: "slow", content: text(["c1"]) });
	await new Promise((resolve) => setTimeout(resolve, 200));
	const answer = await Promise.race([
		client.listLists({}),
		new Promise((resolve) => setTimeout(() => resolve("waits"), 3000)),
	]);
	open();
	held.writeList = undefined;
	await upload;
	expect(answer).toMatchObject({ items: [{ name: "vips" }] });
});

test("a refresh does not keep what it read of a list that was replaced meanwhile", async () => {
	await segmentOn("vips", { list: "vips" });
	const { wait, open } = gate();
	held.refresh = wait;
	const refresh = client.refreshSegments({ names: ["vips"] });
	const refused = expect(refresh).rejects.toMatchObject({ code: "state-conflict" });
	await expect.poll(async () => (await client.listJobs({})).items.length).toBe(1);
	await client.uploadList({ name: "vips", content: text(["c1", "c2"]) });
	open();
	held.refresh = undefined;
	await refused;
	expect((await client.segmentHistory({ name: "vips" })).items).toMatchObject([{ state: "failed" }]);
});

test("the catalogue does not tell how few have a value, nor a list how few are known", async () => {
	const { items } = await client.listFields({});
	const rare = items.find(({ name }) => name === "rare");
	expect(rare).toMatchObject({ completeness: 0 });
	expect(rare).not.toHaveProperty("distinctCount");
	const fakes = Array.from({ length: 25 }, (_, at) => `nobody${at}`);
	const answer = await client.uploadList({ name: "guess", content: text([...fakes, "c1"]) });
	expect(answer).toEqual({ name: "guess", lines: 26, matched: { kind: "below", threshold: 20 } });
});

test("the pages of a segment's members do not give away customer keys", async () => {
	const first = await client.listMembers({ name: "pros", limit: 2 });
	const second = await client.listMembers({ name: "pros", limit: 2, cursor: first.cursor });
	const seen = [...first.items, ...second.items].map(({ pseudonym }) => pseudonym);
	expect(new Set(seen).size).toBe(4);
	expect(first.cursor).not.toBe((await client.listMembers({ name: "pros", limit: 2 })).cursor);
	for (const cursor of ["2", "1-00", `${first.cursor}00`]) {
		await expect(client.listMembers({ name: "pros", cursor })).rejects.toMatchObject({ code: "request-invalid" });
	}
});
