import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { injectTransport } from "../../src/api/inject-transport.ts";
import { createClient } from "../../src/contract/client.ts";
import type { RequestOf } from "../../src/contract/routes.ts";
import type { Client } from "../../src/contract/wire.ts";
import type { Role } from "../../src/core/access/role.ts";
import { buildApi } from "../../src/main/build-api.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { initialise } from "../../src/main/initialise.ts";
import { type Installation, openInstallation } from "../../src/main/open-installation.ts";
import { adultRows } from "./adult.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-extracts-"));
const ALL = "everyone";
let installation: Installation;
let client: Client;
let as: (role: Role) => Promise<Client>;
let close: () => Promise<void>;

const PEOPLE = 2_000;
type Plan = RequestOf<"createExtract">["plan"];
const QUASI: Plan["columns"] = ["age", "education", "country"].map((field) => ({ field, role: "quasi" as const }));
const PLAN: Plan = {
	k: 10,
	columns: [
		...QUASI,
		{ field: "occupation", role: "sensitive", diversity: { kind: "distinct", l: 2 }, closeness: { t: 0.5 } },
	],
};

async function importPeople(): Promise<void> {
	const rows = adultRows(["age", "education", "native-country", "occupation"]).slice(0, PEOPLE);
	const lines = rows.map((row, at) => [`C${at}`, `p${at}@example.com`, ...row].join(";"));
	const csv = ["id;email;age;education;country;occupation", ...lines].join("\n");
	const { id } = await client.createImport({ kind: "customers", mode: "upsert", source: "people.csv" });
	const bytes = (async function* () {
		yield new TextEncoder().encode(csv);
	})();
	const done = await client.uploadImport({ id, content: { bytes } });
	expect(done).toMatchObject({ state: "done", counts: { rowsAccepted: PEOPLE } });
}

async function segment(name: string, rule: unknown): Promise<void> {
	await client.applySegment({
		name,
		document: {
			apiVersion: "segward/v1",
			kind: "Segment",
			metadata: { name, owner: "crm@example.com" },
			spec: { title: name, purpose: "research", reviewEvery: "90d", rule },
		},
	});
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
	await importPeople();
	await segment(ALL, { everyone: true });
	await segment("few", { attribute: "age", atLeast: 89 });
	await segment("one", { attribute: "email", equals: "p7@example.com" });
	await segment("nobody", { attribute: "age", atLeast: 1000 });
	await client.refreshSegments({});
	close = async () => {
		await app.close();
		await installation.close();
	};
}, 60_000);

afterAll(async () => {
	await close();
	rmSync(directory, { recursive: true, force: true });
});

describe("an extract", () => {
	test("is made, measured again, handed out for its purpose, and holds nobody alone", async () => {
		const made = await client.createExtract({ segment: ALL, plan: PLAN });
		expect(made).toMatchObject({ state: "done", earlier: 0, drawn: true, members: { kind: "about" } });
		expect(made.report?.measured?.k).toBeGreaterThanOrEqual(10);
		expect(made.report?.curve.map(({ k }) => k)).toContain(10);
		const { content, next } = await client.downloadExtract({ id: made.id, purpose: "research" });
		expect(next).toBeUndefined();
		const [header, ...rows] = content.trim().split("\r\n");
		expect(header).toBe("age,education,country,occupation");
		expect(rows.length).toBe(made.report?.released);
		const classes = new Map<string, number>();
		for (const row of rows) {
			const key = row.slice(0, row.lastIndexOf(","));
			classes.set(key, (classes.get(key) ?? 0) + 1);
		}
		expect(Math.min(...classes.values())).toBe(made.report?.measured?.k);
		expect((await client.getExtract({ id: made.id })).downloads).toBe(1);
	});

	test("of the same members, data and plan is the one that is there already", async () => {
		const first = await client.createExtract({ segment: ALL, plan: PLAN });
		expect((await client.createExtract({ segment: ALL, plan: PLAN })).id).toBe(first.id);
		const other = await client.createExtract({ segment: ALL, plan: { ...PLAN, k: 20 } });
		expect(other.earlier).toBeGreaterThan(0);
		expect(other.report?.warnings.join()).toContain("compare them");
	});

	test("has no column that a masking rule masks in files for whoever makes it, and does not leave once one does", async () => {
		const { id } = await client.createExtract({ segment: ALL, plan: PLAN });
		const rule = { field: "occupation", contexts: ["export" as const], mask: [{ kind: "redact" as const }] };
		await client.setMask({ name: "no-occupations", ...rule, purposes: ["research"] });
		const refused = { code: "extract-refused", message: expect.stringContaining("no-occupations") };
		await expect(client.createExtract({ segment: ALL, plan: PLAN })).rejects.toMatchObject(refused);
		const quasi = { ...PLAN, columns: [...QUASI, { field: "occupation", role: "quasi" as const }] };
		await expect(client.createExtract({ segment: ALL, plan: quasi })).rejects.toMatchObject(refused);
		await expect(client.downloadExtract({ id, purpose: "research" })).rejects.toMatchObject(refused);
		const { columns } = await client.proposeExtract({ segment: ALL });
		expect(columns.find(({ field }) => field === "occupation")?.barred).toContain("no-occupations");
		await client.removeMask({ name: "no-occupations" });
		expect((await client.createExtract({ segment: ALL, plan: PLAN })).id).toBe(id);
	});

	test("leaves for no other purpose, and not once its rows are removed", async () => {
		const { id } = await client.createExtract({ segment: ALL, plan: PLAN });
		await expect(client.downloadExtract({ id, purpose: "advertising" })).rejects.toMatchObject({
			code: "extract-refused",
		});
		expect((await client.removeExtract({ id })).state).toBe("removed");
		await expect(client.downloadExtract({ id, purpose: "research" })).rejects.toMatchObject({ code: "state-conflict" });
	});

	test("is taken by people with that right alone, never by a program", async () => {
		const { id } = await client.createExtract({ segment: ALL, plan: { ...PLAN, k: 12 } });
		const analyst = await as("analyst");
		expect((await analyst.getExtract({ id })).state).toBe("done");
		for (const role of ["analyst", "privacy-officer", "marketer"] as const) {
			const program = await as(role);
			await expect(program.downloadExtract({ id, purpose: "research" })).rejects.toMatchObject({
				code: "action-forbidden",
			});
		}
	});
});

describe("no extract is made", () => {
	const refused = (plan: Plan, of = ALL) => expect(client.createExtract({ segment: of, plan })).rejects;

	test("with a direct identifier, whatever role it is given", async () => {
		await refused({ k: 5, columns: [...QUASI, { field: "email", role: "plain" }] }).toMatchObject({
			code: "extract-refused",
			details: { issues: [expect.objectContaining({ path: "email" })] },
		});
	});

	test("with an unknown column, k below 2, or no quasi-identifier", async () => {
		await refused({ k: 5, columns: [...QUASI, { field: "shoe_size", role: "quasi" }] }).toMatchObject({
			code: "not-found",
		});
		await refused({ k: 1, columns: QUASI }).toMatchObject({ code: "request-invalid" });
		await refused({ k: 5, columns: [{ field: "age", role: "plain" }] }).toMatchObject({ code: "request-invalid" });
	});

	test("under a hierarchy that is none", async () => {
		const columns: Plan["columns"] = [{ field: "country", role: "quasi", hierarchy: "Cuba;America;*\nCuba;Europe;*" }];
		await refused({ k: 5, columns }).toMatchObject({
			code: "hierarchy-invalid",
			details: { issues: [{ path: "country: row 2, column 1", message: "repeats the value of row 1" }] },
		});
	});

	test("under a hierarchy that is none, which costs nobody any budget", async () => {
		const analyst = await as("analyst");
		const before = await analyst.showSizeBudget({});
		const columns: Plan["columns"] = [{ field: "country", role: "quasi", hierarchy: "Cuba;America;*\nPeru;*" }];
		await expect(analyst.createExtract({ segment: ALL, plan: { k: 7, columns } })).rejects.toMatchObject({
			details: { issues: [expect.objectContaining({ path: "country: row 2, column 2" })] },
		});
		expect((await analyst.showSizeBudget({})).accounts).toEqual(before.accounts);
	});

	test("of so few that they could be counted, which is told like nobody", async () => {
		const few = client.createExtract({ segment: "few", plan: PLAN }).catch((error: unknown) => error);
		const nobody = client.createExtract({ segment: "nobody", plan: PLAN }).catch((error: unknown) => error);
		const [first, second] = (await Promise.all([few, nobody])) as { code: string; message: string }[];
		expect(first?.code).toBe("extract-refused");
		expect(first?.message).toBe(second?.message);
		await refused({ ...PLAN, k: PEOPLE / 2 }).toMatchObject({ code: "extract-refused" });
	});

	test("whose promise cannot be kept, and no row of the attempt stays", async () => {
		const plan: Plan = {
			k: 5,
			suppressionLimit: 0,
			columns: [...QUASI, { field: "occupation", role: "sensitive", diversity: { kind: "distinct", l: 500 } }],
		};
		await refused(plan).toMatchObject({ code: "extract-refused" });
		const failed = (await client.listExtracts({})).items.find(({ state }) => state === "failed");
		expect(failed?.errorCode).toBe("extract-refused");
		expect(await installation.services.store.extracts.rows("main", failed?.id ?? "", 0)).toBeUndefined();
	});
});

describe("what an extract tells about how many there are", () => {
	const QUASI_ONLY: Plan = { k: 15, columns: QUASI };
	const charges = () => installation.services.store.sizes.charges("main", "2000-01-01T00:00:00.000Z", "people");
	const spentBy = async (work: () => Promise<unknown>) => {
		const before = (await charges()).length;
		await work();
		return (await charges()).slice(before).map(({ action, price }) => [action, price]);
	};
	const NOISE_ALONE = [["extract:create", 10_000]];

	test("is what its size told: rows are drawn, as many for every k, and all ks share what was paid for the size", async () => {
		await client.refreshSegments({});
		const first = await spentBy(() => client.createExtract({ segment: ALL, plan: QUASI_ONLY }));
		expect(first).toEqual([["extract:create", expect.any(Number)], ...NOISE_ALONE]);
		expect(await spentBy(() => client.createExtract({ segment: ALL, plan: QUASI_ONLY }))).toEqual([]);
		expect(await spentBy(() => client.createExtract({ segment: ALL, plan: { ...QUASI_ONLY, k: 30 } }))).toEqual(
			NOISE_ALONE,
		);
		const [last, before] = (await client.listExtracts({})).items;
		expect(last?.members).toEqual(before?.members);
		expect(last?.report?.rows).toBe(before?.report?.rows);
		const { value = 0, plusMinus = 0 } = last?.members?.kind === "about" ? last.members : {};
		expect(last?.report?.rows).toBe(value - (plusMinus > 20 ? 264 : 120));
		expect(last?.report).toMatchObject({ populationPlusMinus: 49, countsPlusMinus: 56, before: { smallestClass: 1 } });
	});

	test("is another one each time: nearly equal members cannot be told apart by equal files", async () => {
		const plan = { ...QUASI_ONLY, k: 18 };
		const { id, digest } = await client.createExtract({ segment: ALL, plan });
		await client.removeExtract({ id });
		expect((await client.createExtract({ segment: ALL, plan })).digest).not.toBe(digest);
	});

	test("is told in full to nobody who may not see exact sizes", async () => {
		const analyst = await as("analyst");
		const plan = { ...QUASI_ONLY, k: 16 };
		await expect(analyst.createExtract({ segment: ALL, plan, allRows: true })).rejects.toMatchObject({
			code: "extract-refused",
			details: { path: "allRows" },
		});
		let whole = "";
		expect(
			await spentBy(async () => {
				const made = await client.createExtract({ segment: ALL, plan, allRows: true });
				expect(made).toMatchObject({ members: { kind: "exact", value: PEOPLE }, report: { rows: PEOPLE } });
				whole = made.id;
			}),
		).toEqual([]);
		const seen = await analyst.getExtract({ id: whole });
		expect([seen.state, seen.report, seen.members]).toEqual(["done", undefined, undefined]);
		const listed = (await analyst.listExtracts({})).items.find(({ id }) => id === whole);
		expect(listed?.report).toBeUndefined();
		expect((await analyst.createExtract({ segment: ALL, plan })).id).not.toBe(whole);
	});

	test("is nothing where a budget is used up or the ledger cannot record: refused before anything is read", async () => {
		const { extractReader, engine, store } = installation.services;
		const reads = [
			vi.spyOn(extractReader, "groups"),
			vi.spyOn(engine, "memberBuckets"),
			vi.spyOn(engine, "memberSample"),
		];
		const plan = { ...QUASI_ONLY, k: 17 };
		const { budget } = await client.showSizeBudget({});
		await client.setSizeBudget({ ...budget, people: 0 });
		await expect(client.createExtract({ segment: ALL, plan })).rejects.toMatchObject({ code: "size-budget-used-up" });
		await client.setSizeBudget(budget);
		const record = vi.spyOn(store.sizes, "record").mockRejectedValue(new Error("disk full"));
		await expect(client.createExtract({ segment: ALL, plan })).rejects.toMatchObject({
			code: "size-ledger-unavailable",
		});
		record.mockRestore();
		for (const read of reads) {
			expect(read).not.toHaveBeenCalled();
			read.mockRestore();
		}
		expect((await client.createExtract({ segment: ALL, plan })).state).toBe("done");
	});

	test("is nothing of a segment that names people, whoever it is", async () => {
		await expect(client.createExtract({ segment: "one", plan: PLAN })).rejects.toMatchObject({
			code: "extract-refused",
			message: expect.stringContaining("names single people"),
		});
	});
});
