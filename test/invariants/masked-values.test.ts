import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Field, FieldType, Label } from "../../src/core/catalogue/field.ts";
import { openColleaguesHouse } from "../access/colleagues-house.ts";

type House = Awaited<ReturnType<typeof openColleaguesHouse>>;

const AT = "2026-06-01T00:00:00.000Z";
const ADULT = { externalId: "C-1", key: 1, values: { email: "jane.roe@example.com", income: "51234", child: "false" } };
const CHILD = { externalId: "C-2", key: 2, values: { email: "kim.roe@example.com", income: "12345", child: "true" } };
const CUSTOMERS = [ADULT, CHILD];
const PURPOSE = "customer-service";

let house: House;
/** Questions to the store of customer data. */
let asked: string[] = [];
const nameOf: Record<number, "email" | "income" | "child"> = {};

beforeAll(async () => {
	const text = {
		encode: (value: string) => new TextEncoder().encode(value),
		decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
	};
	const storedValue = (key: number, no: number) =>
		CUSTOMERS.find((one) => one.key === key)?.values[nameOf[no] ?? "email"];
	house = await openColleaguesHouse({
		engine: {
			preview: async () => ({ customers: 2_048, buckets: Array.from({ length: 64 }, () => 32), sample: [1] }),
			memberSample: async () => [1],
			members: async () => [1],
			isMember: async () => true,
		},
		data: {
			holdVersion: () => () => undefined,
			async findByBlindIndex(_workspace: string, _version: object, _no: number, wanted: Uint8Array[]) {
				asked.push("findByBlindIndex");
				return wanted.flatMap((blindIndex) => {
					const found = CUSTOMERS.find(({ externalId }) => text.decode(blindIndex).endsWith(externalId));
					return found ? [{ blindIndex, customerKey: found.key }] : [];
				});
			},
			async vaultRows(_workspace: string, _version: object, keys: number[], nos: number[]) {
				return keys.flatMap((customerKey) =>
					nos.map((fieldNo) => ({
						customerKey,
						fieldNo,
						keyVersion: 1,
						ciphertext: text.encode(storedValue(customerKey, fieldNo) ?? ""),
					})),
				);
			},
			async customerRows(_workspace: string, _version: object, keys: number[], nos: number[]) {
				asked.push("customerRows");
				return keys
					.filter((key) => key > 0)
					.map((customerKey) => ({
						customerKey,
						values: new Map(nos.map((no) => [no, storedValue(customerKey, no)])),
					}));
			},
			customerEvents: async () => [{ name: "purchase", timeMs: Date.parse(AT), values: new Map() }],
		},
		vaults: {
			of: () => ({
				keyVersion: 1,
				blindIndex: (no: number, value: string) => text.encode(`${no} ${value}`.padStart(12)),
				seal: (_no: number, _key: number, value: string) => text.encode(value),
				open: (_no: number, _key: number, _version: number, bytes: Uint8Array) => text.decode(bytes),
				messageHash: () => "7",
			}),
		},
		keyring: { workspaceKey: () => ({ bytes: new Uint8Array(32) }) },
	} as never);
	const field = (kind: Field["kind"], name: string, type: FieldType, labels: Label[]) => ({
		...{ kind, name, type, labels, description: "", confirmed: true },
	});
	const fields = await house.store.fields.put("main", [
		field("identifier", "email", "text", ["email"]),
		field("attribute", "income", "integer", ["financial"]),
		field("attribute", "child", "boolean", ["minor"]),
	]);
	for (const { no, name } of fields) nameOf[no] = name as "email";
	await house.addPerson("mia", ["marketer"]);
	await house.addPerson("pia", ["privacy-officer"]);
	await house.send("operator", "PUT", "/segments/rich", documentOf("rich", { attribute: "income", moreThan: 50_000 }));
	const started = await house.store.refreshes.start("main", [
		{
			...{ segmentNo: 1, segmentVersion: 1, asOf: AT, dataVersion: 0, state: "running", size: 0, entered: 0, left: 0 },
			...{ durationMs: 0, startedAt: AT, startedBy: "pia" },
		} as never,
	]);
	const published = { kind: "noisy" as const, value: 2_048, plusMinus: 50, at: AT };
	for (const { no } of started)
		await house.store.refreshes.finish("main", no, { state: "done", size: 2_048, published });
});
afterAll(() => house.close());

const documentOf = (name: string, rule: object, purpose = "newsletter") => ({
	document: {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name, owner: "crm@example.com" },
		spec: { title: name, purpose, rule },
	},
});
const view = (as: string, value: string) => house.send(as, "POST", "/customers/view", { value, purpose: PURPOSE });
const valuesOf = ({ body }: { body: { items: { fields: { name: string; value: unknown }[] }[] } }) =>
	Object.fromEntries(body.items[0]?.fields.map(({ name, value }) => [name, value]) ?? []);

describe("one customer", () => {
	test("is seen masked, also by whoever could un-mask", async () => {
		const seen = await view("mia", "C-1");
		expect(valuesOf(seen)).toEqual({ email: "j•••@e•••.com", income: "≈ 50000" });
		expect(valuesOf(await view("pia", "C-1"))).toMatchObject({ email: "j•••@e•••.com", child: "•••" });
		expect(JSON.stringify(seen.body)).not.toMatch(/51234|jane\.roe/);
		expect(seen.body.items[0].segments).toEqual([{ name: "rich", title: "rich", asOf: AT }]);
	});

	test("who is hidden is answered exactly as nobody, after the same questions", async () => {
		const answers = [];
		for (const value of ["C-2", "C-9"]) {
			asked = [];
			const { status, body } = await view("mia", value);
			answers.push({ status, body: { ...body, requestId: "" }, asked });
		}
		expect(answers[0]).toEqual(answers[1]);
		expect(answers[0]).toMatchObject({ status: 404, asked: ["findByBlindIndex", "customerRows"] });
		expect((await view("pia", "C-2")).status).toBe(200);
		const lookup = await house.send("mia", "POST", "/segments/rich/members/lookup", { externalId: "C-2" });
		expect(lookup.body).toMatchObject({ member: false });
	});

	test("is un-masked by single field, and the log says what, of whom and why before it leaves", async () => {
		const { customer } = (await view("pia", "C-1")).body.items[0];
		const asks = { customer, fields: ["email"], purpose: PURPOSE, because: "She asks which address we have." };
		expect(await house.send("mia", "POST", "/customers/unmask", asks)).toMatchObject({ status: 403 });
		const before = house.entries.length;
		const { status, body } = await house.send("pia", "POST", "/customers/unmask", asks);
		expect(status).toBe(200);
		expect(body.values).toEqual([{ name: "email", value: "jane.roe@example.com" }]);
		expect(Date.parse(body.until) - Date.now()).toBeLessThanOrEqual(60_000);
		const [entry] = house.entries.slice(before);
		expect(entry).toMatchObject({ action: "customer:unmask", outcome: "done", fields: ["email"], purpose: PURPOSE });
		expect(entry).toMatchObject({ because: asks.because, customers: 1, customerRefs: [expect.any(String)] });
		expect(JSON.stringify(entry)).not.toContain("jane");
	});

	test("is not un-masked without a reason, without a right to the field, or by a handle that is none", async () => {
		const { customer } = (await view("pia", "C-1")).body.items[0];
		const asks = { customer, fields: ["email"], purpose: PURPOSE, because: "She asks which address we have." };
		const code = async (given: object, as = "pia") =>
			(await house.send(as, "POST", "/customers/unmask", { ...asks, ...given })).body.code;
		expect(await code({ because: "" })).toBe("request-invalid");
		expect(await code({ fields: ["nothing"] })).toBe("not-found");
		expect(await code({ customer: "1-00ff" })).toBe("request-invalid");
		const over = Array.from(new TextEncoder().encode(`1 ${Date.now() - 1}`), (byte) => byte.toString(16)).join("");
		expect(await code({ customer: `1-${over}` })).toBe("request-invalid");
	});
});

describe("a masking rule", () => {
	const hideIncome = { label: "financial", roles: ["marketer"], mask: [{ kind: "redact" }] };

	test("is a privacy officer's to set, and a weaker one needs a reason that the log keeps", async () => {
		expect((await house.send("mia", "PUT", "/masks/income", hideIncome)).status).toBe(403);
		const exact = { label: "financial", purposes: ["audit"], mask: [{ kind: "keep" }] };
		expect((await house.send("pia", "PUT", "/masks/exact", exact)).body).toMatchObject({
			code: "mask-weaker",
			path: "mask",
		});
		const because = "The auditors compare single amounts.";
		const before = house.entries.length;
		const weakened = await house.send("pia", "PUT", "/masks/exact/weaker", { ...exact, because });
		expect(weakened.body).toMatchObject({ weakens: true, strength: 0, version: 1 });
		expect(house.entries.slice(before)).toContainEqual(
			expect.objectContaining({ action: "mask:weaken", outcome: "done", because, weakens: true }),
		);
		const bare = { label: "email", mask: [{ kind: "keep" }], because };
		expect((await house.send("pia", "PUT", "/masks/bare/weaker", bare)).body.code).toBe("masking-rule-invalid");
	});

	test.each([
		[{ label: "income", mask: [{ kind: "redact" }] }, "label"],
		[{ mask: [{ kind: "redact" }] }, "label"],
		[{ field: "nothing", mask: [{ kind: "redact" }] }, "field"],
		[{ label: "email", roles: ["viewer", "king"], mask: [{ kind: "redact" }] }, "roles[1]"],
		[{ label: "email", mask: [{ kind: "redact" }, { kind: "year" }] }, "mask[1].kind"],
		[{ field: "income", mask: [{ kind: "initials" }] }, "mask[0].kind"],
	])("%j is refused at its place", async (rule, path) => {
		const { status, body } = await house.send("pia", "PUT", "/masks/wrong", rule);
		expect(status).toBeGreaterThanOrEqual(400);
		expect([body.path, ...(body.issues ?? []).map((issue: { path: string }) => issue.path)]).toContain(path);
	});

	test("holds wherever values are shown, for whom it is meant, and its value cannot be felt out", async () => {
		const preview = (as: string, rule: object) =>
			house.send(as, "POST", "/segments/preview", { ...documentOf("mine", rule), sampleSize: 1 });
		expect((await preview("mia", { attribute: "income", moreThan: 1 })).body.sample[0].values.income).toBe("≈ 50000");
		expect((await house.send("pia", "PUT", "/masks/income", hideIncome)).status).toBe(200);

		expect((await preview("mia", { everyone: true })).body.sample[0].values.income).toBe("•••");
		expect((await preview("mia", { attribute: "income", known: true })).body.sample[0].values.income).toBe("•••");
		const members = await house.send("mia", "GET", "/segments/rich/members");
		expect(members.body.code).toBe("field-forbidden");
		expect(valuesOf(await view("mia", "C-1"))).toMatchObject({ income: "•••" });
		expect(valuesOf(await view("pia", "C-1"))).toMatchObject({ income: "≈ 50000" });

		const felt = await preview("mia", { all: [{ attribute: "income", moreThan: 1 }] });
		expect(felt.body).toMatchObject({ code: "rule-invalid", path: "rule.all[0].attribute" });
		expect((await preview("mia", { rank: { attribute: "income", top: 10 } })).body.code).toBe("rule-invalid");
		expect((await preview("pia", { attribute: "income", moreThan: 1 })).status).toBe(200);
		const lookup = await house.send("mia", "POST", "/segments/rich/members/lookup", { externalId: "C-1" });
		expect(lookup.body.code).toBe("field-forbidden");
		expect((await view("mia", "C-1")).body.items[0].segments).toEqual([]);

		expect((await house.send("pia", "DELETE", "/masks/income")).status).toBe(200);
		expect(valuesOf(await view("mia", "C-1"))).toMatchObject({ income: "≈ 50000" });
		expect((await house.send("pia", "GET", "/masks/income")).body.versions).toHaveLength(2);
	});

	test("shows no row that the condition would tell more of than its mask does, by range, by whole value or through a segment", async () => {
		const told = async (rule: object) => {
			const sent = { ...documentOf("mine", rule), sampleSize: 5 };
			const { body } = await house.send("mia", "POST", "/segments/preview", sent);
			expect(body.size).toMatchObject({ kind: "about" });
			expect(body.sample.length > 0, JSON.stringify(rule)).toBe(body.sampleWithheld === undefined);
			return body.sample.length === 0;
		};
		const income = (predicate: object) => ({ attribute: "income", ...predicate });
		expect(await told(income({ atLeast: 45_000 }))).toBe(false);
		expect(await told(income({ atLeast: 51_234 }))).toBe(true);
		expect(await told({ not: income({ atMost: 51_233 }) })).toBe(true);
		expect(await told(income({ equals: 51_234 }))).toBe(true);
		expect(await told({ all: [{ everyone: true }, { segment: "rich" }] })).toBe(true);

		const bands = { label: "financial", mask: [{ kind: "bands", edges: [0, 20_000, 60_000] }] };
		expect((await house.send("pia", "PUT", "/masks/bands", bands)).status).toBe(200);
		expect(await told(income({ atLeast: 20_000, lessThan: 60_000 }))).toBe(false);
		expect(await told(income({ atLeast: 45_000 }))).toBe(true);
		const lookup = await house.send("mia", "POST", "/segments/rich/members/lookup", { externalId: "C-1" });
		expect(lookup.body.code).toBe("field-forbidden");
		expect((await house.send("mia", "GET", "/segments/rich/members")).body.code).toBe("field-forbidden");
		expect((await house.send("pia", "DELETE", "/masks/bands")).status).toBe(200);
	});

	test("can be tried on made-up values before it is in force", async () => {
		const draft = { name: "income", rule: hideIncome };
		const shown = async (role: string) => {
			const { body } = await house.send("pia", "POST", "/masks/try", { role, draft });
			return body.items.find(({ label }: { label?: string }) => label === "financial").shown;
		};
		expect([await shown("marketer"), await shown("analyst")]).toEqual(["•••", "≈ 2000"]);
		const hash = { name: "h", rule: { label: "email", contexts: ["export"], mask: [{ kind: "hash" }] } };
		const tried = await house.send("pia", "POST", "/masks/try", { role: "analyst", contexts: ["export"], draft: hash });
		expect(tried.body.warnings[0]).toContain("not anonymisation");
	});
});

describe("the labels of a confirmed field", () => {
	test("are not for somebody to take away, or to make proposals again, who may not weaken masks", async () => {
		const relabel = (as: string, given: object) => house.send(as, "PATCH", "/fields/attribute/income", given);
		expect((await relabel("mia", { labels: [] })).body).toMatchObject({ code: "field-forbidden", path: "labels" });
		expect((await relabel("mia", { confirmed: false })).body).toMatchObject({ code: "field-forbidden" });
		expect((await relabel("mia", { labels: ["financial", "behavioural"] })).status).toBe(200);
		expect((await relabel("pia", { labels: ["financial"] })).status).toBe(200);
		expect(valuesOf(await view("mia", "C-1"))).toMatchObject({ income: "≈ 50000" });
	});
});

describe("seen as another role", () => {
	const look = (as: string, seeAs: object, sampleSize = 1) =>
		house.send(as, "POST", "/segments/preview", {
			...documentOf("mine", { attribute: "income", known: true }),
			...{ sampleSize, seeAs },
		});
	const incomeOf = ({ body }: Awaited<ReturnType<typeof look>>) => [
		body.sample[0].values.income,
		body.seenAs.fields.find(({ name }: { name: string }) => name === "income").shown,
	];

	test("shows what that role sees where it sees less, never more than the caller sees, and says which", async () => {
		expect(incomeOf(await look("mia", { role: "analyst" }))).toEqual(["≈ 50000", "theirs"]);
		await house.send("pia", "PUT", "/masks/analysts", {
			label: "financial",
			roles: ["analyst"],
			mask: [{ kind: "redact" }],
		});
		expect(incomeOf(await look("mia", { role: "analyst" }))).toEqual(["•••", "theirs"]);
		await house.send("pia", "PUT", "/masks/analysts/weaker", {
			...{ label: "financial", roles: ["analyst"], mask: [{ kind: "bucket", width: 1000 }] },
			because: "Analysts compare bands of a thousand.",
		});
		// The band of 51234 would tell more of it than its first digit does.
		expect(incomeOf(await look("mia", { role: "analyst" }))).toEqual(["•••", "neither"]);
		expect((await house.send("pia", "DELETE", "/masks/analysts")).status).toBe(200);
		// In force since a test before: amounts as they are, for the purpose `audit`.
		expect(incomeOf(await look("mia", { role: "analyst", purpose: "audit" }))).toEqual(["≈ 50000", "yours"]);
	});

	test("hides the fields that the role may not see, and says why", async () => {
		const { body } = await look("pia", { role: "marketer" });
		expect(Object.keys(body.sample[0].values)).toEqual(["email", "income"]);
		expect(body.seenAs).toMatchObject({ role: "marketer", purpose: "newsletter", context: "preview", permitted: true });
		expect(body.seenAs.fields).toContainEqual(
			expect.objectContaining({ name: "child", shown: "hidden", because: expect.stringContaining("labelled minor") }),
		);
		expect((await look("pia", { role: "viewer" })).body.seenAs).toMatchObject({
			permitted: false,
			size: { kind: "none" },
		});
	});

	test("costs nothing: the size of the role is the one that the caller was given", async () => {
		const spent = async () => (await house.send("mia", "GET", "/privacy/size-budget")).body.accounts.you.left;
		const before = (await look("mia", { role: "analyst" }, 0)).body;
		const left = await spent();
		const { body } = await look("mia", { role: "approver" }, 0);
		expect([body.size, body.seenAs.size, await spent()]).toEqual([before.size, before.size, left]);
	});

	test("holds for one customer, whom the role may not even know of", async () => {
		const as = (who: string, value: string, role: string) =>
			house.send(who, "POST", "/customers/view", { value, purpose: PURPOSE, seeAs: { role } });
		const adult = await as("pia", "C-1", "marketer");
		expect(valuesOf(adult)).toEqual({ email: "j•••@e•••.com", income: "≈ 50000" });
		expect(adult.body.items[0].fields.some(({ unmaskable }: { unmaskable: boolean }) => unmaskable)).toBe(false);
		const child = (await as("pia", "C-2", "marketer")).body.items[0];
		expect(child).toMatchObject({ fields: [], events: [], segments: [], seenAs: { known: false } });
		expect((await as("mia", "C-2", "privacy-officer")).status).toBe(404);
		expect(valuesOf(await as("mia", "C-1", "privacy-officer"))).not.toHaveProperty("child");
	});

	test("is recorded with role, purpose and place, and needs a role that there is", async () => {
		const before = house.entries.length;
		await look("mia", { role: "analyst", purpose: "research", context: "export" });
		expect(house.entries.slice(before)).toContainEqual(
			expect.objectContaining({
				action: "segment:preview",
				outcome: "done",
				seenAs: "analyst, for research, in export",
			}),
		);
		expect((await look("mia", { role: "king" })).body).toMatchObject({ code: "role-unknown" });
	});
});
