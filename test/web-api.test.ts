import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { injectTransport } from "../src/api/inject-transport.ts";
import { createClient } from "../src/contract/client.ts";
import type { ResultOf } from "../src/contract/routes.ts";
import type { Client } from "../src/contract/wire.ts";
import type { Role } from "../src/core/access/role.ts";
import { describeSize } from "../src/core/privacy/describe-size.ts";
import type { ProtectedSize } from "../src/core/privacy/protected-size.ts";
import { buildApi } from "../src/main/build-api.ts";
import { readEnvironment } from "../src/main/environment.ts";
import { initialise } from "../src/main/initialise.ts";
import { openInstallation } from "../src/main/open-installation.ts";
import { applySampleSegments, importSampleFile, SAMPLE_AS_OF, SAMPLE_FILES } from "../src/main/sample.ts";
import { showExactSizes } from "./access/exact-sizes.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-web-api-"));
const CUSTOMERS = join(import.meta.dirname, "../examples/retail/customers.csv");
const clients: Partial<Record<Role, Client>> = {};
let client: Client;
let close: () => Promise<void>;
/** While set, refreshes wait for it before they compute. */
let held: Promise<void> | undefined;

const as = (role: Role) => clients[role] as Client;
const exact = (size: ProtectedSize) => (size.kind === "exact" ? size.value : Number.NaN);

beforeAll(async () => {
	const environment = readEnvironment({ SEGWARD_DATA: join(directory, "data") });
	await initialise(environment);
	const installation = await openInstallation(environment);
	const { engine } = installation.services;
	installation.services.engine = {
		...engine,
		async refresh(read, targets, onProgress) {
			await held;
			return engine.refresh(read, targets, onProgress);
		},
	};
	showExactSizes(installation.services);
	const { app, operatorSecret } = await buildApi(installation.services);
	client = createClient(injectTransport(app), operatorSecret);
	for (const role of ["viewer", "analyst", "marketer"] as const) {
		const { secret } = await client.createToken({ name: `${role} token`, roles: [role], expires: "1h" });
		clients[role] = createClient(injectTransport(app), secret);
	}
	for (const file of SAMPLE_FILES) await importSampleFile(client, file);
	await applySampleSegments(client);
	await client.refreshSegments({ asOf: SAMPLE_AS_OF });
	close = async () => {
		await app.close();
		await installation.close();
	};
}, 120_000);

afterAll(async () => {
	await close();
	rmSync(directory, { recursive: true, force: true });
});

describe("background refreshes", () => {
	async function ended(segment: string): Promise<string> {
		for (;;) {
			const [newest] = (await client.segmentHistory({ name: segment, limit: 1 })).items;
			if (newest && newest.state !== "running") return newest.state;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	}

	test("answer at once, are listed while they run, and end on their own", async () => {
		let release: () => void = () => undefined;
		held = new Promise((resolve) => {
			release = resolve;
		});
		const { refreshes } = await as("marketer").refreshSegments({
			names: ["best-tenth"],
			asOf: SAMPLE_AS_OF,
			background: true,
		});
		expect(refreshes).toMatchObject([{ segment: "best-tenth", state: "running" }]);
		const [job, ...others] = (await as("viewer").listJobs({})).items;
		expect(others).toEqual([]);
		expect(job).toMatchObject({
			id: `refresh-${refreshes[0]?.no}`,
			kind: "refresh",
			title: "Refresh of best-tenth",
			startedBy: "marketer token",
			progress: { done: 0, unit: "slices" },
			cancellable: false,
		});
		release();
		expect(await ended("best-tenth")).toBe("done");
		await expect.poll(async () => (await client.listJobs({})).items).toEqual([]);
	});

	test("can be cancelled, also while they wait for their turn", async () => {
		let release: () => void = () => undefined;
		held = new Promise((resolve) => {
			release = resolve;
		});
		await client.refreshSegments({ names: ["best-tenth"], background: true });
		await client.refreshSegments({ names: ["fading"], background: true });
		const { items } = await as("marketer").listJobs({});
		expect(items.map(({ title, cancellable }) => [title, cancellable])).toEqual([
			["Refresh of best-tenth", true],
			["Refresh of fading", true],
		]);
		for (const { id } of items) await as("marketer").cancelJob({ id });
		release();
		held = undefined;
		expect([await ended("best-tenth"), await ended("fading")]).toEqual(["cancelled", "cancelled"]);
		await expect(client.cancelJob({ id: items[0]?.id ?? "" })).rejects.toMatchObject({ code: "not-found" });
	});
});

describe("the list of segments", () => {
	const names = (page: ResultOf<"listSegments">) => page.items.map(({ name }) => name);

	test("filters before it cuts pages, and says how many there are", async () => {
		const all = await client.listSegments({ limit: 500 });
		expect(all.total).toBe(all.items.length);
		expect(names(all)).toEqual(names(all).toSorted());
		const uk = await client.listSegments({ q: "CHRISTMAS shopp" });
		expect(names(uk)).toEqual(["christmas-shoppers"]);
		const paged: string[] = [];
		let cursor: string | undefined;
		do {
			const page = await client.listSegments({ limit: 5, sort: "-size", state: "active", cursor });
			expect(page.total).toBe(all.total);
			paged.push(...names(page));
			cursor = page.cursor;
		} while (cursor !== undefined);
		expect(paged.toSorted()).toEqual(names(all));
		const sizeOf = new Map(all.items.map(({ name, lastRefresh }) => [name, lastRefresh && exact(lastRefresh.size)]));
		const sizes = paged.map((name) => sizeOf.get(name) ?? 0);
		expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
		expect((await client.listSegments({ state: "archived" })).total).toBe(0);
		await expect(client.listSegments({ cursor: "nonsense" })).rejects.toMatchObject({ code: "request-invalid" });
	});

	test("tells the tags of all segments with the first page, whatever it filters", async () => {
		const every = (await client.listSegments({ limit: 500 })).items.flatMap(({ tags }) => tags);
		const { tags, cursor } = await client.listSegments({ limit: 1 });
		expect(tags?.toSorted()).toEqual([...new Set(every)].toSorted());
		expect((await client.listSegments({ q: "best-tenth" })).tags).toEqual(tags);
		expect((await client.listSegments({ limit: 1, cursor })).tags).toBeUndefined();
	});

	test("tells trend and conditions", async () => {
		const [segment] = (await client.listSegments({ q: "best-tenth" })).items;
		expect(segment?.trend).toHaveLength(2);
		expect(segment?.trend.at(-1)).toEqual(segment?.lastRefresh?.size);
		expect(segment?.conditions).toBeGreaterThanOrEqual(1);
	});

	test("segments know who refers to them, and are not archived while someone does", async () => {
		const document = {
			apiVersion: "segward/v1",
			kind: "Segment",
			metadata: { name: "of-readers", owner: "crm@example.com" },
			spec: { title: "Of readers", purpose: "newsletter", rule: { segment: "newsletter-readers" } },
		};
		await client.applySegment({ name: "of-readers", document });
		const { items } = await as("viewer").segmentUses({ name: "newsletter-readers" });
		expect(items).toContainEqual({ name: "of-readers", title: "Of readers", state: "active" });
		const archived = { name: "newsletter-readers", state: "archived" } as const;
		await expect(client.setSegmentState(archived)).rejects.toMatchObject({ code: "in-use" });
		expect(await as("marketer").setSegmentState({ name: "of-readers", state: "suspended" })).toMatchObject({
			state: "suspended",
		});
		await expect(client.refreshSegments({ names: ["of-readers"] })).rejects.toMatchObject({ code: "state-conflict" });
		expect(await client.archiveSegment({ name: "of-readers" })).toMatchObject({ state: "archived" });
	});
});

test("a waterfall goes down from everyone to the segment", async () => {
	const explained = await as("analyst").explainSegment({ name: "lapsed-high-value", asOf: SAMPLE_AS_OF });
	const kept = explained.waterfall.map(({ size }) => exact(size));
	expect(explained.waterfall[0]).toMatchObject({ path: "everyone", text: "everyone" });
	expect(kept[0]).toBe(4_372);
	expect(kept).toEqual(kept.toSorted((a, b) => b - a));
	expect(explained.waterfall.at(-1)?.size).toEqual(explained.conditions[0]?.size);
	expect(explained.waterfall.map(({ path }) => path).slice(1)).toEqual(
		explained.conditions.map(({ path }) => path).filter((path) => /^rule\.all\[\d+\]$/.test(path)),
	);
});

describe("the catalogue", () => {
	test("shows the most frequent values and folds small cells into the rest", async () => {
		const found = await as("analyst").fieldDistribution({ kind: "attribute", name: "country" });
		expect(found).toMatchObject({ shape: "values", unit: "customers", buckets: [] });
		expect(found.values[0]?.value).toBe("United Kingdom");
		const shown = found.values.reduce((sum, { size }) => sum + exact(size), 0);
		const missing = found.missing.kind === "exact" ? found.missing.value : 0;
		expect(found.values.every(({ size }) => exact(size) >= 20)).toBe(true);
		expect(exact(found.total)).toBe(4_372);
		expect(found.other).toEqual({ kind: "exact", value: 4_372 - missing - shown });
	});

	test("shows numbers and days in equal buckets whose ends stay open", async () => {
		const value = await client.fieldDistribution({ kind: "attribute", name: "lifetime_value" });
		expect(value.shape).toBe("buckets");
		expect(value.buckets.length).toBeGreaterThan(2);
		expect(value.buckets.length).toBeLessThanOrEqual(20);
		expect(value.buckets[0]).not.toHaveProperty("from");
		expect(value.buckets.at(-1)).not.toHaveProperty("to");
		const days = await client.fieldDistribution({ kind: "attribute", name: "signed_up" });
		expect(days.buckets[1]?.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	});

	test("shows no distribution of identifiers", async () => {
		const email = client.fieldDistribution({ kind: "identifier", name: "email" });
		await expect(email).rejects.toMatchObject({ code: "distribution-refused" });
		await client.updateField({ kind: "attribute", name: "plan", labels: ["free-text"] });
		const plan = client.fieldDistribution({ kind: "attribute", name: "plan" });
		await expect(plan).rejects.toMatchObject({ code: "distribution-refused" });
		await client.updateField({ kind: "attribute", name: "plan", labels: ["special-category"] });
		const hidden = await client.fieldDistribution({ kind: "attribute", name: "plan" });
		expect(hidden).toMatchObject({ shape: "hidden", values: [] });
		await client.updateField({ kind: "attribute", name: "plan", labels: [] });
	});

	test("knows where a field is used, and which events there are", async () => {
		const country = await as("viewer").fieldUses({ kind: "attribute", name: "country" });
		expect(country.segments.length).toBeGreaterThan(0);
		expect((await client.fieldUses({ kind: "identifier", name: "email" })).derived).toContain("email_domain");
		const { items, newestDay } = await as("viewer").listEventNames({});
		expect(newestDay).toMatch(/^2011-12-0[89]$/);
		expect(items[0]).toMatchObject({ name: "purchase" });
		expect(items[0]?.properties.length).toBeGreaterThan(0);
		expect(exact(items[0]?.customers as ProtectedSize)).toBeGreaterThan(4_000);
	});

	test("knows events by name, so that a rule's typing mistakes are found", async () => {
		const rule = { event: "purchse", within: "30d" };
		const document = {
			...{ apiVersion: "segward/v1", kind: "Segment", metadata: { name: "x", owner: "crm@example.com" } },
			spec: { title: "X", purpose: "newsletter", rule },
		};
		const { issues } = await client.checkSegment({ document });
		expect(issues.map(({ hint }) => hint).join()).toContain("purchase");
	});
});

test("two segments are compared by size, overlap and definition", async () => {
	const compared = await as("analyst").compareSegments({ a: "best-tenth", b: "newsletter-readers" });
	const inA = compared.regions.filter(({ segments }) => segments.includes("best-tenth"));
	expect(inA.reduce((sum, { size }) => sum + exact(size), 0)).toBe(exact(compared.a.size));
	expect(compared.changes.map(({ path }) => path)).toContain("spec.title");
	const same = client.compareSegments({ a: "best-tenth", b: "best-tenth" });
	await expect(same).rejects.toMatchObject({ code: "request-invalid" });
});

test("the access log is narrowed to one segment", async () => {
	await client.getSegment({ name: "best-tenth" });
	await client.getSegment({ name: "newsletter-readers" });
	const { items } = await client.listAuditEntries({ resource: "segment/best-tenth" });
	expect(new Set(items.map(({ resource }) => resource))).toEqual(new Set(["segment/best-tenth"]));
});

test("the threshold of protected sizes is told", async () => {
	expect((await as("viewer").installationStatus({})).sizeThreshold).toBe(20);
});

describe("home", () => {
	test("tells what waits for a person, as far as it is for this role", async () => {
		const home = await client.overview({});
		const kinds = home.attention.map(({ kind }) => kind);
		expect(kinds).toContain("quarantine-open");
		expect(home.totals).toMatchObject({ customers: { kind: "exact", value: 4_372 }, dataVersion: 2 });
		expect(home.largest.length).toBeGreaterThan(3);
		const viewed = await as("viewer").overview({});
		expect(viewed.attention.map(({ kind }) => kind)).not.toContain("quarantine-open");
		expect(new Set(viewed.activity.map(({ actor }) => actor))).toEqual(new Set(["viewer token"]));
		expect(home.activity.length).toBe(12);
		expect(describeSize(home.totals.customers)).toBe("4,372");
	});

	test("finds things by name or title, as far as this role may list them", async () => {
		const found = (await client.search({ q: "customers" })).items;
		expect(found.map(({ kind }) => kind)).toContain("import");
		expect((await as("viewer").search({ q: "customers.csv" })).items).toEqual([]);
		const [first] = (await as("viewer").search({ q: "best" })).items;
		expect(first).toMatchObject({ kind: "segment", name: "best-tenth", link: "/segments/best-tenth" });
	});
});

test("a mapping is proposed without saying what the file is", async () => {
	const content = { bytes: chunksOf(readFileSync(CUSTOMERS).subarray(0, 200_000)) };
	const proposal = await as("marketer").proposeMapping({ fileName: "customers.csv", content });
	expect(proposal.kind).toBe("customers");
	expect(proposal.warnings).toEqual([]);
	expect(proposal.columns.find(({ column }) => column === "email")).toMatchObject({
		role: "identifier",
		field: "email",
	});
	expect(proposal.columns.find(({ column }) => column === "email")?.reasons.length).toBeGreaterThan(0);
});

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

test("a rule names persons only to those who may look people up", async () => {
	const rule = { attribute: "email", in: ["jane.doe@mail.example.com"] };
	const document = {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name: "named-persons", owner: "crm@example.com" },
		spec: { title: "Named persons", purpose: "test", rule },
	};
	await as("marketer").applySegment({ name: "named-persons", document });
	const told = async (role: Role) =>
		JSON.stringify([
			await as(role).getSegment({ name: "named-persons" }),
			await as(role).listSegmentVersions({ name: "named-persons" }),
		]);
	expect(await told("marketer")).toContain("jane.doe@");
	expect(await told("viewer")).not.toContain("jane.doe@");
	const explained = await as("analyst").explainSegment({ name: "named-persons" });
	const exported = await as("analyst").exportSegments({});
	expect(JSON.stringify([explained, exported])).not.toContain("jane.doe@");
	await client.archiveSegment({ name: "named-persons" });
});

test("tells why one may or may not do something, with the rule that decided", async () => {
	const refused = await as("viewer").explainAccess({ action: "segment:preview", resource: "best-tenth" });
	expect(refused).toMatchObject({ allowed: false, roles: expect.arrayContaining(["analyst"]) });
	const allowed = await as("analyst").explainAccess({ action: "segment:preview" });
	expect(allowed).toMatchObject({ allowed: true, policies: [expect.objectContaining({ id: "analyst" })] });
});
