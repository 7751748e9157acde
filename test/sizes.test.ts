import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { injectTransport } from "../src/api/inject-transport.ts";
import type { Services } from "../src/app/services.ts";
import { createClient } from "../src/contract/client.ts";
import type { Client } from "../src/contract/wire.ts";
import { buildApi } from "../src/main/build-api.ts";
import { readEnvironment } from "../src/main/environment.ts";
import { initialise } from "../src/main/initialise.ts";
import { openInstallation } from "../src/main/open-installation.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-sizes-"));
const CUSTOMERS = 2_000;
let services: Services;
let operator: Client;
let marketer: Client;
let other: Client;
let close: () => Promise<void>;
/** How often the engine was asked for a preview. */
let previews = 0;

beforeAll(async () => {
	const environment = readEnvironment({ SEGWARD_DATA: join(directory, "data") });
	await initialise(environment);
	const installation = await openInstallation(environment);
	({ services } = installation);
	const { engine } = services;
	services.engine = {
		...engine,
		preview(...given) {
			previews += 1;
			return engine.preview(...given);
		},
	};
	const { app, operatorSecret } = await buildApi(services);
	const clientOf = (secret: string) => createClient(injectTransport(app), secret);
	operator = clientOf(operatorSecret);
	for (const name of ["one", "two"]) {
		const { secret } = await operator.createToken({ name, roles: ["marketer"], expires: "1h" });
		if (name === "one") marketer = clientOf(secret);
		else other = clientOf(secret);
	}
	close = async () => {
		await app.close();
		await installation.close();
	};
	await importCustomers();
	await operator.applySegment({ name: "pros", document: documentOf(PROS, "pros") });
}, 120_000);
afterAll(async () => {
	await close();
	rmSync(directory, { recursive: true, force: true });
});

async function importCustomers() {
	const columns = [
		{ column: "id", role: "external-id" },
		{ column: "plan", role: "attribute", field: "plan", type: "text" },
		{ column: "visits", role: "attribute", field: "visits", type: "integer" },
	];
	const mapping = {
		...{ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "people" } },
		spec: { imports: "customers", columns },
	};
	const { id } = await operator.createImport({ kind: "customers", source: "people.csv", mapping });
	const rows = Array.from({ length: CUSTOMERS }, (_, at) => `c${at},${at % 4 === 0 ? "pro" : "free"},${at}`);
	await operator.uploadImport({ id, content: content(["id,plan,visits", ...rows]) });
}

function content(lines: readonly string[]) {
	async function* bytes() {
		yield Buffer.from(`${lines.join("\n")}\n`);
	}
	return { bytes: bytes() };
}

const PROS = { attribute: "plan", equals: "pro" };
const documentOf = (rule: object, name = "asked") => ({
	...{ apiVersion: "segward/v1", kind: "Segment", metadata: { name, owner: "crm" } },
	spec: { title: name, purpose: "test", rule },
});
const preview = (client: Client, rule: object, sampleSize = 5) =>
	client.previewSegment({ document: documentOf(rule), sampleSize });
const spent = async (client: Client) => (await client.showSizeBudget({})).accounts.you.spent;

describe("a preview", () => {
	test("is noisy for a marketer, exact for the operator, and spends a budget", async () => {
		expect((await preview(operator, PROS)).size).toEqual({ kind: "exact", value: 500 });
		const before = await spent(marketer);
		const { size, sample } = await preview(marketer, PROS);
		expect(size).toMatchObject({ kind: "about", plusMinus: 20 });
		if (size.kind === "about") expect(Math.abs(size.value - 500)).toBeLessThan(80);
		expect(sample).toHaveLength(5);
		expect((await spent(marketer)) - before).toBeGreaterThan(0);
		expect(await spent(other)).toBe(0);
	});

	test("of the same rule written otherwise is the same, free, and needs no engine; for others too", async () => {
		const { size } = await preview(marketer, PROS);
		const [askedBefore, spentBefore] = [previews, await spent(marketer)];
		for (const rule of [
			{ not: { not: PROS } },
			{ all: [PROS, { everyone: true }, PROS] },
			{ not: { any: [{ not: PROS }] } },
		]) {
			expect((await preview(marketer, rule)).size).toEqual(size);
			expect((await preview(other, rule, 0)).size).toEqual(size);
		}
		expect(previews).toBe(askedBefore);
		expect(await spent(marketer)).toBe(spentBefore);
	});

	test("of a rule without one customer shares the answer, as a rule", async () => {
		const { size } = await preview(marketer, PROS);
		const without = { all: [PROS, { not: { attribute: "visits", equals: 400 } }] };
		const answer = await preview(marketer, without);
		// One in a thousand times the sets are judged to be far from each other.
		if (answer.size.kind === "about" && size.kind === "about" && answer.size.plusMinus > 20) {
			expect(answer.size.value).toBe(size.value);
		}
	});

	test("of a rule that names people has no size, wherever they stand, and costs nothing", async () => {
		const before = await spent(marketer);
		const named = { attribute: "externalId", equals: "c4" };
		const nobody = { attribute: "externalId", in: ["nobody-1", "nobody-2"] };
		await marketer.uploadList({ name: "few", description: "", content: content(["c4", "c8"]) });
		for (const rule of [named, { not: named }, { any: [PROS, { not: { all: [named] } }] }, nobody, { list: "few" }]) {
			const { size, sample } = await preview(marketer, rule);
			expect(size).toEqual({ kind: "withheld", reason: "names-people" });
			expect(sample).toEqual([]);
		}
		expect(await spent(marketer)).toBe(before);
	});

	test("shows no rows of a set that may be small, whatever its true size", async () => {
		for (const few of [0, 3, 25, 40]) {
			const { size, sample } = await preview(marketer, { attribute: "visits", lessThan: few });
			if (size.kind !== "about" || size.value < 60) expect(sample).toEqual([]);
			else expect(sample).toHaveLength(Math.min(5, Math.floor(size.value / 20)));
		}
	});
});

describe("what everyone sees", () => {
	test("of a refresh is one noisy size; who entered and left is not told", async () => {
		const [exact] = (await operator.refreshSegments({ names: ["pros"] })).refreshes;
		expect(exact).toMatchObject({ size: { kind: "exact", value: 500 }, entered: { kind: "exact", value: 500 } });
		const [shown] = (await marketer.segmentHistory({ name: "pros" })).items;
		expect(shown).toMatchObject({ size: { kind: "about" }, entered: { kind: "withheld" }, left: { kind: "withheld" } });
		expect(JSON.stringify(shown)).not.toContain('"published":');
		const { items } = await other.listSegments({ sort: "-size" });
		expect(items[0]?.lastRefresh?.size).toEqual(shown?.size);
		expect((await other.listMembers({ name: "pros", limit: 100 })).size).toEqual(shown?.size);
	});

	test("of its members is a sample that cannot be paged through", async () => {
		const page = await marketer.listMembers({ name: "pros", limit: 100 });
		expect(page.items).toHaveLength(20);
		expect(page.cursor).toBeUndefined();
		const exact = await operator.listMembers({ name: "pros", limit: 100 });
		expect(exact.items).toHaveLength(100);
		expect(exact.cursor).toBeDefined();
	});

	test("of all customers was published with the import", async () => {
		const { customers } = await marketer.installationStatus({});
		expect(customers).toMatchObject({ kind: "about" });
		expect((await other.overview({})).totals.customers).toEqual(customers);
		expect((await operator.installationStatus({})).customers).toEqual({ kind: "exact", value: CUSTOMERS });
	});

	test("of a field's values are noisy counts of customers, published once", async () => {
		const distribution = (client: Client) => client.fieldDistribution({ kind: "attribute", name: "plan" });
		const shown = await distribution(marketer);
		expect(shown).toMatchObject({ unit: "customers", shape: "values", total: { kind: "about" } });
		expect(shown.values.map(({ value }) => value)).toEqual(["free", "pro"]);
		expect(shown.values[1]?.size).toMatchObject({ kind: "about", plusMinus: 28 });
		expect(await distribution(other)).toEqual(shown);
		expect((await distribution(operator)).values).toContainEqual({ value: "pro", size: { kind: "exact", value: 500 } });
	});

	test("of a numeric field are ranges that no single customer moves", async () => {
		const shown = await marketer.fieldDistribution({ kind: "attribute", name: "visits" });
		expect(shown).toMatchObject({ shape: "buckets", total: { kind: "about" } });
		expect(shown.buckets.length).toBeGreaterThan(1);
		expect(shown.buckets[0]).not.toHaveProperty("from");
		expect(shown.buckets.at(-1)).not.toHaveProperty("to");
		expect(await other.fieldDistribution({ kind: "attribute", name: "visits" })).toEqual(shown);
	});

	test("of fields is how complete they are, with noise; distinct values are not counted", async () => {
		const planOf = async (client: Client) => (await client.listFields({})).items.find(({ name }) => name === "plan");
		expect(await planOf(operator)).toMatchObject({ completeness: 1, distinctCount: 2 });
		const shown = await planOf(marketer);
		expect(shown).not.toHaveProperty("distinctCount");
		expect(await planOf(other)).toEqual(shown);
	});

	test("of an overlap are regions that are the same in any order, empty ones too", async () => {
		const free = documentOf({ attribute: "plan", equals: "free" }, "free");
		await operator.applySegment({ name: "free", document: free });
		await operator.refreshSegments({ names: ["free"] });
		const { regions } = await marketer.overlapSegments({ names: ["pros", "free"] });
		expect(regions).toHaveLength(3);
		const before = await spent(marketer);
		const again = (await marketer.overlapSegments({ names: ["free", "pros"] })).regions;
		const sizes = (all: typeof regions) =>
			all.map((one) => JSON.stringify([[...one.segments].sort(), one.size])).sort();
		expect(sizes(again)).toEqual(sizes(regions));
		expect(await spent(marketer)).toBe(before);
	});
});

test("the access log of a question has the size that was shown", async () => {
	const { size } = await preview(marketer, PROS);
	const { items } = await operator.listAuditEntries({ limit: 50 });
	const entry = items.find(({ action, actor }) => action === "segment:preview" && actor === "one");
	expect(entry?.customers).toBe(size.kind === "about" ? size.value : undefined);
});

describe("the budget", () => {
	test("is refused before the engine is asked, and says when it comes back", async () => {
		const { budget } = await operator.setSizeBudget({ person: 8_907, people: 4_000_000, publications: 4_000_000 });
		expect(budget.person).toBe(8_907);
		const before = previews;
		const asked = preview(other, { attribute: "visits", moreThan: 700 });
		await expect(asked).rejects.toMatchObject({ code: "size-budget-used-up" });
		expect(previews).toBe(before);
		expect((await preview(other, PROS, 0)).size.kind).toBe("about");
		await operator.setSizeBudget({ person: 1_000_000, people: 4_000_000, publications: 4_000_000 });
		expect((await preview(other, { attribute: "visits", moreThan: 700 })).size.kind).toBe("about");
	});

	test("is shared by all people: several accounts have no more of it", async () => {
		const { accounts } = await operator.showSizeBudget({});
		await operator.setSizeBudget({ person: 1_000_000, people: accounts.people.spent, publications: 4_000_000 });
		for (const client of [marketer, other]) {
			const asked = preview(client, { attribute: "visits", moreThan: 900 });
			await expect(asked).rejects.toMatchObject({ code: "size-budget-used-up" });
		}
		await operator.setSizeBudget({ person: 1_000_000, people: 4_000_000, publications: 0 });
		const document = documentOf({ attribute: "visits", moreThan: 300 }, "regulars");
		await operator.applySegment({ name: "regulars", document });
		await operator.refreshSegments({ names: ["regulars"] });
		const [refresh] = (await marketer.segmentHistory({ name: "regulars" })).items;
		expect(refresh?.size).toEqual({ kind: "withheld", reason: "budget" });
		await operator.setSizeBudget({ person: 1_000_000, people: 4_000_000, publications: 4_000_000 });
	});

	test("is not spared by publishing: what somebody has refreshed or uploaded is a question of theirs", async () => {
		const refresh = async (moreThan: number) => {
			const rule = { attribute: "visits", moreThan };
			await marketer.applySegment({ name: "published", document: documentOf(rule, "published") });
			const [done] = (await marketer.refreshSegments({ names: ["published"] })).refreshes;
			return done?.size.kind;
		};
		const before = await spent(marketer);
		expect(await refresh(600)).not.toBe("withheld");
		const after = await spent(marketer);
		expect(after).toBeGreaterThan(before);
		await marketer.refreshSegments({ names: ["published"] });
		expect(await spent(marketer)).toBe(after);
		await operator.setSizeBudget({ person: after, people: 4_000_000, publications: 4_000_000 });
		await refresh(1_500);
		expect(await spent(marketer)).toBe(after);
		const ids = Array.from({ length: 200 }, (_, at) => `c${at * 7}`);
		const listed = await marketer.uploadList({ name: "published", content: content(ids) });
		expect(listed.matched).toEqual({ kind: "withheld", reason: "budget" });
		await operator.setSizeBudget({ person: 1_000_000, people: 4_000_000, publications: 4_000_000 });
	});

	test("is not overspent by asking much at once, and the same asked twice at once has one answer", async () => {
		const spentBefore = await spent(other);
		const person = spentBefore + 3 * 8_907;
		await operator.setSizeBudget({ person, people: 4_000_000, publications: 4_000_000 });
		const many = Array.from({ length: 12 }, (_, at) =>
			preview(other, { attribute: "visits", moreThan: 100 + at * 120 }, 0),
		);
		const answers = await Promise.allSettled(many);
		expect(answers.some(({ status }) => status === "rejected")).toBe(true);
		expect(answers.some(({ status }) => status === "fulfilled")).toBe(true);
		expect(await spent(other)).toBeLessThanOrEqual(person);
		await operator.setSizeBudget({ person: 1_000_000, people: 4_000_000, publications: 4_000_000 });
		const [one, two] = await Promise.all(
			[marketer, other].map((client) => preview(client, { attribute: "visits", moreThan: 1_234 }, 0)),
		);
		expect(one?.size).toEqual(two?.size);
	});

	test("that cannot be recorded gives no size", async () => {
		const { sizes } = services.store;
		const { record } = sizes;
		sizes.record = () => Promise.reject(new Error("disk on fire"));
		const asked = preview(marketer, { attribute: "visits", moreThan: 1_100 });
		await expect(asked).rejects.toMatchObject({ code: "size-ledger-unavailable" });
		sizes.record = record;
		expect((await preview(marketer, { attribute: "visits", moreThan: 1_100 })).size.kind).toBe("about");
	});
});
