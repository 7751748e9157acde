import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { issueToken } from "../../src/app/access/tokens.ts";
import { publishCompleteness } from "../../src/app/catalogue/published-completeness.ts";
import type { Field, Label } from "../../src/core/catalogue/field.ts";
import { openColleaguesHouse } from "../access/colleagues-house.ts";

/** 512 customers. */
const BUCKETS = Array.from({ length: 64 }, () => 8);

type House = Awaited<ReturnType<typeof openColleaguesHouse>>;

const field = (kind: Field["kind"], name: string, labels: Label[]): Omit<Field, "no"> => ({
	kind,
	name,
	type: "text",
	labels,
	description: "",
	confirmed: true,
	completeness: 0.5,
	distinctCount: 7,
});

/** Numbers that the engine and the customer data were asked about. */
let asked: { fieldNos: number[]; computed: number };
let house: House;

beforeEach(() => {
	asked = { fieldNos: [], computed: 0 };
});
beforeAll(async () => {
	const compute = <T>(answer: T) => {
		asked.computed += 1;
		return Promise.resolve(answer);
	};
	house = await openColleaguesHouse({
		engine: {
			preview: () => compute({ customers: 500, buckets: BUCKETS, sample: [1, 2] }),
			count: () => compute(500),
			explain: () => compute([{ path: "rule", customers: 500, buckets: BUCKETS }]),
			describe: () => compute({ sql: "SELECT 1" }),
			members: () => compute([1, 2]),
			memberSample: () => compute([1, 2]),
			isMember: () => compute(true),
			overlap: () => compute([{ mask: 3, customers: 400 }]),
		},
		data: {
			holdVersion: () => () => undefined,
			vaultRows: () => Promise.resolve([]),
			findByBlindIndex: () => Promise.resolve([]),
			customerRows: (_workspaceId: string, _version: object, keys: number[], fieldNos: number[]) => {
				asked.fieldNos.push(...fieldNos);
				return Promise.resolve(
					keys.map((customerKey) => ({ customerKey, values: new Map(fieldNos.map((no) => [no, `canary-${no}`])) })),
				);
			},
			completeness: (_workspaceId: string, _version: object, { no }: Field) => {
				asked.fieldNos.push(no);
				return Promise.resolve({ all: { rows: 900, customers: 900 }, missing: { rows: 0, customers: 0 } });
			},
			frequentValues: () => compute([]),
			otherValues: () => compute({ rows: 0, customers: 0 }),
		},
		vaults: { of: () => ({ blindIndex: () => new Uint8Array(32).fill(7), cursor: () => "", messageHash: () => "7" }) },
		keyring: { workspaceKey: () => ({ bytes: new Uint8Array(32) }) },
	} as never);
	await house.store.fields.put("main", [
		field("attribute", "country", ["location"]),
		field("attribute", "illness", ["special-category"]),
		field("property", "toy", ["minor"]),
	]);
	await house.addPerson("mia", ["marketer"]);
	await house.addPerson("pia", ["privacy-officer", "marketer"]);
	for (const [name, rule] of Object.entries(RULES)) await apply("operator", name, rule);
	const trait = { event: "purchase", distinct: "toy" };
	await house.send("operator", "PUT", "/traits/toys", { document: traitOf("toys", trait) });
	const started = await house.store.refreshes.start(
		"main",
		[1, 2, 3].map((segmentNo) => ({
			segmentNo,
			segmentVersion: 1,
			asOf: AT,
			dataVersion: 0,
			state: "running" as const,
			size: 0,
			entered: 0,
			left: 0,
			durationMs: 0,
			startedAt: AT,
			startedBy: "pia",
		})),
	);
	for (const { no } of started)
		await house.store.refreshes.finish("main", no, {
			state: "done",
			size: 500,
			published: { kind: "noisy", value: 500, plusMinus: 20, at: "2026-01-01T00:00:00.000Z" },
		});
});
afterAll(() => house.close());

const AT = "2026-06-01T00:00:00.000Z";
const RULES = {
	patients: { attribute: "illness", equals: "x" },
	abroad: { attribute: "country", equals: "DE" },
	nested: { all: [{ attribute: "country", equals: "DE" }, { segment: "patients" }] },
};
const ILLNESS_NO = 2;

const documentOf = (name: string, rule: object, purpose = "newsletter") => ({
	apiVersion: "segward/v1",
	kind: "Segment",
	metadata: { name, owner: "crm@example.com" },
	spec: { title: name, purpose, rule },
});
const traitOf = (name: string, measure: object) => ({
	apiVersion: "segward/v1",
	kind: "Trait",
	metadata: { name, owner: "crm@example.com" },
	spec: { title: name, measure },
});
const apply = (as: string, name: string, rule: object) =>
	house.send(as, "PUT", `/segments/${name}`, { document: documentOf(name, rule) });

describe("a rule that uses a forbidden field", () => {
	test.each([
		["directly", { any: [{ attribute: "illness", equals: "x" }] }, "rule.any[0].attribute"],
		["negated", { not: { attribute: "illness", known: false } }, "rule.not.attribute"],
		["of an event", { event: "purchase", where: { toy: { equals: "x" } } }, "rule.where.toy"],
		["through a segment", { segment: "patients" }, "rule.segment"],
		["through a segment of a segment", { all: [{ segment: "nested" }] }, "rule.all[0].segment"],
		["through a trait", { trait: "toys", atLeast: 2 }, "rule.trait"],
	])("%s is wrong at that place, and neither kept nor computed", async (_, rule, path) => {
		const document = documentOf("mine", rule);
		const { body } = await house.send("mia", "POST", "/segments/check", { document });
		expect(body.issues).toContainEqual(
			expect.objectContaining({ path, severity: "error", message: expect.stringContaining("sensitive-fields") }),
		);
		for (const refused of [
			await apply("mia", "mine", rule),
			await house.send("mia", "POST", "/segments/preview", { document }),
			await house.send("mia", "POST", "/segments/explain", { document }),
		]) {
			expect(refused.body).toMatchObject({ status: 422, code: "rule-invalid" });
		}
		expect(asked).toEqual({ fieldNos: [], computed: 0 });
		const officer = await house.send("pia", "POST", "/segments/check", { document });
		expect(officer.body.issues).not.toContainEqual(
			expect.objectContaining({ path, message: expect.stringContaining("may not") }),
		);
	});
});

describe("no door shows a forbidden field", () => {
	test.each([
		["a preview", "POST", "/segments/preview", { name: "patients" }],
		["an explanation", "POST", "/segments/explain", { name: "nested" }],
		["members", "GET", "/segments/patients/members", undefined],
		["members of what refers to it", "GET", "/segments/nested/members", undefined],
		["a look-up", "POST", "/segments/patients/members/lookup", { externalId: "1" }],
		["an overlap", "POST", "/segments/overlap", { names: ["abroad", "patients"] }],
		["a comparison", "POST", "/segments/compare", { a: "abroad", b: "nested" }],
		["a distribution", "GET", "/fields/attribute/illness/distribution", undefined],
		["a distribution of an event property", "GET", "/fields/property/toy/distribution", undefined],
	] as const)("%s is refused", async (_, method, path, body) => {
		const { body: refused } = await house.send("mia", method, path, body);
		expect(refused).toMatchObject({ status: 403, code: "field-forbidden" });
		expect(asked).toEqual({ fieldNos: [], computed: 0 });
		expect(JSON.stringify(refused)).not.toContain("canary");
	});

	test.each([
		["a preview of something else", "POST", "/segments/preview", { name: "abroad" }, "sample"],
		["members of something else", "GET", "/segments/abroad/members", undefined, "items"],
	] as const)("%s leaves it out", async (_, method, path, body, key) => {
		const mine = await house.send("mia", method, path, body);
		expect(mine.status, JSON.stringify(mine.body)).toBe(200);
		expect(mine.body[key]).toHaveLength(2);
		for (const customer of mine.body[key]) expect(Object.keys(customer.values)).toEqual(["country"]);
		expect(asked.fieldNos).not.toContain(ILLNESS_NO);
		const officers = await house.send("pia", method, path, body);
		expect(Object.keys(officers.body[key][0].values)).toContain("illness");
	});

	test("the catalogue says why, without what was measured", async () => {
		const fields = await house.store.fields.list("main");
		const statistics = fields.map(({ no }) => ({ fieldNo: no, total: 100_000, withValue: 50_000, distinctCount: 7 }));
		await publishCompleteness(house.services, "main", 0, fields, statistics);
		const { items } = (await house.send("mia", "GET", "/fields")).body;
		expect(items).toMatchObject([
			{ name: "country", mayUse: true, maySee: true, completeness: 0.5 },
			{ name: "illness", mayUse: false, maySee: false, keptBecause: expect.stringContaining("special-category") },
			{ name: "toy", mayUse: false },
		]);
		expect(items[0]).not.toHaveProperty("distinctCount");
		expect(items[1]).not.toHaveProperty("completeness");
		expect(items[1]).not.toHaveProperty("distinctCount");
		const uses = await house.send("mia", "GET", "/fields/attribute/illness/uses");
		expect(uses.body.usableBy).toEqual(["privacy-officer"]);
	});

	test("a token shows no more than its owner may see", async () => {
		const request = { name: "t", roles: ["privacy-officer", "marketer"], expires: "1h" };
		const { secret } = await issueToken(house.services, "main", request, "mia");
		const { body } = await house.send(secret, "POST", "/segments/preview", { name: "patients" });
		expect(body).toMatchObject({ code: "field-forbidden" });
	});

	test("its labels are not for that person to change", async () => {
		const relabel = (as: string) => house.send(as, "PATCH", "/fields/attribute/illness", { labels: ["demographic"] });
		expect((await relabel("mia")).body).toMatchObject({ code: "field-forbidden" });
		expect((await relabel("pia")).body).toMatchObject({ mayUse: true, labels: ["demographic"] });
	});
});
