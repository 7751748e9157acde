import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { injectTransport } from "../../src/api/inject-transport.ts";
import { createClient } from "../../src/contract/client.ts";
import type { RequestOf } from "../../src/contract/routes.ts";
import type { Client } from "../../src/contract/wire.ts";
import type { Role } from "../../src/core/access/role.ts";
import { barOf, Marginal } from "../../src/core/privacy/synthetic/marginals.ts";
import { buildApi } from "../../src/main/build-api.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { initialise } from "../../src/main/initialise.ts";
import { type Installation, openInstallation } from "../../src/main/open-installation.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-synthetic-"));
const PEOPLE = 1_500;
let installation: Installation;
let client: Client;
let as: (role: Role) => Promise<Client>;
let close: () => Promise<void>;

type Files = Record<string, string>;

async function importFile(kind: "customers" | "events", csv: string, mapping?: Record<string, unknown>) {
	const { id } = await client.createImport({ kind, mode: "upsert", source: `${kind}.csv`, mapping });
	const bytes = (async function* () {
		yield new TextEncoder().encode(csv);
	})();
	return client.uploadImport({ id, content: { bytes } });
}

async function rowsOf(from: Client, request: RequestOf<"makeSyntheticRows">): Promise<string[][]> {
	let text = "";
	await from.makeSyntheticRows(request, {
		receive: async (piece) => {
			text += Buffer.from(piece).toString();
		},
	});
	return text
		.trim()
		.split("\r\n")
		.map((line) => line.split(","));
}

beforeAll(async () => {
	const environment = readEnvironment({ SEGWARD_DATA: join(directory, "data") });
	await initialise(environment);
	installation = await openInstallation(environment);
	const { app, operatorSecret } = await buildApi(installation.services);
	client = createClient(injectTransport(app), operatorSecret);
	as = async (role) => {
		const { secret } = await client.createToken({ name: `${role} token`, roles: [role], expires: "1h" });
		return createClient(injectTransport(app), secret);
	};
	close = async () => {
		await app.close();
		await installation.close();
	};
	const people = Array.from({ length: PEOPLE }, (_, at) => {
		const country = at % 3 === 0 ? "Germany" : "France";
		return `REAL-${at},person${at}@real.example,${country},${at % 3 === 0 ? "pro" : "free"},${20 + (at % 50)},only-${at}`;
	});
	await importFile("customers", ["id,email,country,plan,age,motto", ...people].join("\n"));
	const events = Array.from({ length: PEOPLE }, (_, at) => `REAL-${at},visit,2026-03-0${1 + (at % 9)},shop`);
	await importFile("events", ["customer_id,event,time,page", ...events].join("\n"));
}, 60_000);

afterAll(async () => {
	await close();
	rmSync(directory, { recursive: true, force: true });
});

test("rows look like customers, and hold nothing of a single one", async () => {
	const [header = [], ...rows] = await rowsOf(client, { purpose: "tests", rows: 1_000, rho: 300_000, format: "csv" });
	expect(header).toEqual(expect.arrayContaining(["country", "plan", "age"]));
	expect(header).not.toContain("email");
	expect(rows).toHaveLength(1_000);
	const [country, plan] = [header.indexOf("country"), header.indexOf("plan")];
	const germans = rows.filter((row) => row[country] === "Germany");
	expect(germans.length / 1_000).toBeGreaterThan(0.2);
	expect(germans.length / 1_000).toBeLessThan(0.5);
	expect(germans.filter((row) => row[plan] === "pro").length / germans.length).toBeGreaterThan(0.7);
	// The domain is shared by all; ids, addresses and mottos are not.
	expect(rows.flat().filter((cell) => /only-|REAL-|@/.test(cell))).toEqual([]);
});

test("a copy for staging is imported again without a refusal, and nobody in it is real", async () => {
	const before = await client.showSizeBudget({});
	let text = "";
	await client.makeStagingCopy(
		{ purpose: "staging", rows: 300, rho: 500_000 },
		{
			receive: async (piece) => {
				text += Buffer.from(piece).toString();
			},
		},
	);
	expect(text).not.toMatch(/REAL-|real\.example|only-/);
	const [first, ...pieces] = text
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	const files: Files = {};
	for (const { file, text: part } of pieces) files[file] = (files[file] ?? "") + part;
	const customers = await importFile("customers", files["customers.csv"] ?? "", first.mappings.customers);
	expect(customers).toMatchObject({ state: "done", counts: { rowsAccepted: 300, rowsQuarantined: 0 } });
	const events = await importFile("events", files["events.csv"] ?? "", first.mappings.events);
	expect(events).toMatchObject({ state: "done", counts: { rowsQuarantined: 0, customersCreated: 0 } });
	expect(events.counts?.rowsAccepted).toBeGreaterThan(100);
	const after = await client.showSizeBudget({});
	expect(after.accounts.people.spent - before.accounts.people.spent).toBe(500_000);
});

test("rows of chosen attributes come beside the noisy counts that they are drawn from", async () => {
	let text = "";
	await client.makeSyntheticRows(
		{ purpose: "tests", rows: 500, rho: 100_000, format: "compared", fields: ["country", "age"] },
		{
			receive: async (piece) => {
				text += Buffer.from(piece).toString();
			},
		},
	);
	const [{ marginals, privacy }, ...pieces] = text
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	expect(privacy).toMatchObject({ rho: 0.1, epsilon: expect.closeTo(2.2, 0) });
	expect(marginals.map(({ name }: Marginal) => name)).toEqual(["country", "age"]);
	const rows: string[][] = pieces.flatMap((piece) => piece.rows);
	expect(rows).toHaveLength(500);
	const [countries, ages] = Marginal.array().parse(marginals);
	const counted = countries?.bars.map(() => 0) ?? [];
	for (const [country = "", age = ""] of rows) {
		const bar = barOf(countries as Marginal, country);
		counted[bar] = (counted[bar] ?? 0) + 1;
		expect(barOf(ages as Marginal, age) < (ages?.bars.length ?? 0)).toBe(age !== "");
	}
	const france = countries?.bars.findIndex(({ label }) => label === "France") ?? -1;
	const everybody = countries?.bars.reduce((sum, bar) => sum + bar.rows, countries.rest) ?? 0;
	expect((countries?.bars[france]?.rows ?? 0) / everybody).toBeCloseTo(2 / 3, 0.9);
	expect((counted[france] ?? 0) / 500).toBeCloseTo(2 / 3, 0.9);
});

test("a field that is never modelled is refused before anything is paid", async () => {
	const before = await client.showSizeBudget({});
	const asked = rowsOf(client, { purpose: "tests", rows: 1, rho: 200_000, format: "csv", fields: ["email"] });
	await expect(asked).rejects.toMatchObject({ code: "extract-refused" });
	expect((await client.showSizeBudget({})).accounts.people.spent).toBe(before.accounts.people.spent);
});

test("who hangs up stops the work, and none of it stays", async () => {
	const stop = new AbortController();
	const asked = client.makeSyntheticRows(
		{ purpose: "tests", rows: 100_000, rho: 10_000, format: "csv" },
		{ signal: stop.signal, receive: async () => stop.abort() },
	);
	await expect(asked).rejects.toMatchObject({ code: "cancelled" });
	expect((await client.listJobs({})).items).toEqual([]);
});

test("what the budget does not reach is refused", async () => {
	const asked = rowsOf(client, { purpose: "tests", rows: 1, rho: 10_000_000, format: "csv" });
	await expect(asked).rejects.toMatchObject({ code: "size-budget-used-up" });
});

test.each(["analyst", "marketer", "viewer"] as const)("%s may not take them", async (role) => {
	const asked = rowsOf(await as(role), { purpose: "tests", rows: 1, rho: 10_000, format: "csv" });
	await expect(asked).rejects.toMatchObject({ code: "action-forbidden" });
});
