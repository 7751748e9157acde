import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SegwardError } from "../../src/core/error/segward-error.ts";
import { type CustomerData, type DataVersion, EMPTY_DATA_VERSION } from "../../src/ports/customer-data.ts";
import {
	blindIndex,
	customerBatch,
	EMAIL,
	eventBatch,
	FIELDS,
	importInto,
	LATER_ATTRIBUTE,
	LATER_PROPERTY,
	type SampleCustomer,
	type SampleEvent,
	type SampleImport,
	vaultBatches,
} from "./customer-data-samples.ts";

export interface CustomerDataUnderTest {
	open(): Promise<CustomerData>;
	/** Removes everything; called once, after the last `close`. */
	cleanUp(): Promise<void>;
}

const SLICE = 1_048_576;
const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 0, 31, 12);

const ADA: SampleCustomer = {
	key: 1,
	email: "ada@example.com",
	attributes: {
		2: 'tab\there, "quote", it\'s 日本 \\N',
		3: "-42",
		4: "12.5",
		5: "0.25",
		6: "true",
		7: "1915-12-10",
		8: "2026-01-31 10:00:00.123",
		9: ["a'b", "c\nd"],
	},
};
const BOB: SampleCustomer = {
	key: 2,
	attributes: { 2: "", 3: null, 4: null, 5: null, 6: "false", 7: null, 8: null, 9: null },
};
const CEM: SampleCustomer = { key: SLICE + 5, email: "cem@example.com", attributes: { ...BOB.attributes, 2: "far" } };

const purchase = (key: number, day: number, amount: string): SampleEvent => ({
	key,
	name: "purchase",
	timeMs: NOON + day * DAY_MS,
	properties: { 10: amount, 11: null },
});

/** What every store of customer data has to do. */
export function customerDataSuite(name: string, underTest: CustomerDataUnderTest): void {
	describe(name, () => {
		let data: CustomerData;
		let workspace = "";
		const run = randomBytes(4).toString("hex");
		let workspaces = 0;
		let version: DataVersion;

		const take = async (sample: SampleImport) => {
			const result = await importInto(data, workspace, version, sample);
			version = result.next;
			await data.collectGarbage(workspace, { current: version, quarantineOf: [] });
			return result;
		};
		const valuesOf = async (key: number) => {
			const [row] = await data.customerRows(workspace, version, [key], [2, 3, 4, 5, 6, 7, 8, 9, 20]);
			return Object.fromEntries(row?.values ?? []);
		};
		const emailKeys = async (email: string) => {
			const found = await data.findByBlindIndex(workspace, version, EMAIL, [blindIndex(EMAIL, email)]);
			return found.map(({ customerKey }) => customerKey);
		};
		const allIdentities = async () => {
			const found = new Map<string, number>();
			for await (const { blindIndexes, customerKeys } of data.identities(workspace, version)) {
				for (const [i, key] of customerKeys.entries()) {
					found.set(Buffer.from(blindIndexes.subarray(i * 16, i * 16 + 16)).toString("hex"), key);
				}
			}
			return found;
		};

		beforeAll(async () => {
			data = await underTest.open();
		});
		afterAll(async () => {
			await data.close();
			await underTest.cleanUp();
		});
		beforeEach(async () => {
			workspace = `t${run}x${workspaces++}`;
			version = EMPTY_DATA_VERSION;
			await data.createWorkspace(workspace);
		});

		test("a first import is there, value for value", async () => {
			const result = await take({ customers: [ADA, BOB, CEM] });
			expect(result).toMatchObject({ customersCreated: 3, customersUpdated: 0, rowsUnchanged: 0, eventsAdded: 0 });
			expect(version).toMatchObject({ version: 1, customers: 3, events: 0, nextCustomerKey: SLICE + 6 });
			expect(await valuesOf(1)).toEqual({ ...ADA.attributes, 20: null });
			expect(await valuesOf(2)).toEqual({ ...BOB.attributes, 20: null });
			expect(await emailKeys("ada@example.com")).toEqual([1]);
			const identities = await allIdentities();
			expect(identities.get(Buffer.from(blindIndex(0, "customer-1")).toString("hex"))).toBe(1);
			expect([...identities.values()].sort()).toEqual([1, 2, SLICE + 5].sort());
		});

		test("the same import again changes nothing and keeps the ciphertexts", async () => {
			await take({ customers: [ADA, BOB, CEM] });
			const before = await data.vaultRows(workspace, version, [1, 2, SLICE + 5], [0, EMAIL]);
			const result = await take({ customers: [ADA, BOB, CEM] });
			expect(result).toMatchObject({ customersCreated: 0, customersUpdated: 0, rowsUnchanged: 3 });
			expect(version.customers).toBe(3);
			expect(await data.vaultRows(workspace, version, [1, 2, SLICE + 5], [0, EMAIL])).toEqual(before);
			expect(before).toHaveLength(5);
			expect(await valuesOf(1)).toEqual({ ...ADA.attributes, 20: null });
		});

		test("an upsert changes only the fields it names, and only who is named", async () => {
			await take({ customers: [ADA, BOB, CEM] });
			const result = await take({
				customers: [
					{ key: 1, attributes: { 2: "changed" } },
					{ key: SLICE + 5, attributes: { 2: "far" } },
					{ key: SLICE + 6, attributes: { 2: "new" } },
				],
			});
			expect(result).toMatchObject({ customersCreated: 1, customersUpdated: 1, rowsUnchanged: 1 });
			expect(await valuesOf(1)).toEqual({ ...ADA.attributes, 2: "changed", 20: null });
			expect(await valuesOf(2)).toEqual({ ...BOB.attributes, 20: null });
			expect((await valuesOf(SLICE + 6))[2]).toBe("new");
			expect(await emailKeys("ada@example.com")).toEqual([1]);
			expect((await allIdentities()).size).toBe(4);
		});

		test("an upsert can take a value away", async () => {
			await take({ customers: [ADA] });
			const result = await take({ customers: [{ key: 1, attributes: { 3: null, 9: null } }] });
			expect(result.customersUpdated).toBe(1);
			expect(await valuesOf(1)).toEqual({ ...ADA.attributes, 3: null, 9: null, 20: null });
		});

		test("a replacing import leaves the others their key and nothing else", async () => {
			await take({ customers: [ADA, BOB, CEM] });
			const result = await take({ mode: "replace", customers: [{ key: 2, attributes: { 2: "only" } }] });
			expect(result).toMatchObject({ customersCreated: 0, customersUpdated: 1, rowsUnchanged: 0 });
			expect(version.customers).toBe(3);
			expect(Object.values(await valuesOf(1)).every((value) => value === null)).toBe(true);
			expect((await valuesOf(2))[2]).toBe("only");
			expect((await valuesOf(2))[6]).toBeNull();
			expect(await emailKeys("ada@example.com")).toEqual([]);
			expect((await allIdentities()).size).toBe(3);
		});

		test("a changed identifier leaves no trace of the old one", async () => {
			await take({ customers: [ADA, BOB, CEM] });
			const result = await take({ customers: [{ ...ADA, email: "ada@example.org" }] });
			expect(result).toMatchObject({ customersUpdated: 1, rowsUnchanged: 0 });
			expect(await emailKeys("ada@example.com")).toEqual([]);
			expect(await emailKeys("ada@example.org")).toEqual([1]);
			expect(await data.vaultRows(workspace, version, [1], [EMAIL])).toHaveLength(1);
			expect(await emailKeys("cem@example.com")).toEqual([SLICE + 5]);
		});

		test("an identifier can be taken away", async () => {
			await take({ customers: [ADA, CEM] });
			await take({ customers: [{ ...ADA, email: "" }] });
			expect(await emailKeys("ada@example.com")).toEqual([]);
			expect(await data.vaultRows(workspace, version, [1], [0, EMAIL])).toHaveLength(1);
			expect(await emailKeys("cem@example.com")).toEqual([SLICE + 5]);
		});

		test("events without a message id are added as often as the file repeats them beyond what is there", async () => {
			const twice = [purchase(1, 0, "5"), purchase(1, 0, "5.00"), purchase(1, 1, "7")];
			expect(await take({ customers: [ADA], events: twice })).toMatchObject({ eventsAdded: 3, customersCreated: 1 });
			expect(await take({ events: twice })).toMatchObject({ eventsAdded: 0, rowsUnchanged: 3 });
			const more = [purchase(1, 0, "5"), purchase(1, 0, "5"), purchase(1, 0, "5"), purchase(1, 1, "8")];
			expect(await take({ events: more })).toMatchObject({ eventsAdded: 2, rowsUnchanged: 2 });
			expect(version.events).toBe(5);
			const [amounts] = await data.statistics(
				workspace,
				version,
				FIELDS.filter(({ no }) => no === 10),
			);
			expect(amounts).toMatchObject({ withValue: 5, total: 5, distinctCount: 3 });
		});

		test("a message id names an event, within a file and across imports", async () => {
			const first = { ...purchase(1, 0, "5"), hash: "18446744073709551615" };
			expect(await take({ events: [first, first] })).toMatchObject({ eventsAdded: 1, rowsUnchanged: 1 });
			const again = { ...purchase(2, 9, "6"), hash: first.hash };
			const another = { ...first, hash: "2" };
			const plain = purchase(1, 0, "5");
			expect(await take({ events: [again, another, plain] })).toMatchObject({ eventsAdded: 2, rowsUnchanged: 1 });
			expect(version.events).toBe(3);
		});

		test("events later than all others are simply added", async () => {
			await take({ events: [purchase(1, 0, "5")] });
			expect(await take({ events: [purchase(1, 5, "5"), purchase(1, 5, "5")] })).toMatchObject({ eventsAdded: 2 });
			expect(version.events).toBe(3);
		});

		test("one customer's newest events are read, with their properties and nobody else's", async () => {
			expect(await data.customerEvents(workspace, version, 1, [10], 5)).toEqual([]);
			const login: SampleEvent = {
				key: 1,
				name: "login",
				timeMs: NOON + DAY_MS / 2,
				properties: { 10: null, 11: "web" },
			};
			await take({
				customers: [ADA, BOB],
				events: [purchase(1, 0, "5"), purchase(1, 1, "7.5"), purchase(2, 2, "9"), login],
			});
			const events = await data.customerEvents(workspace, version, 1, [10, 11, 21], 2);
			expect(events.map(({ name, timeMs }) => [name, timeMs])).toEqual([
				["purchase", NOON + DAY_MS],
				["login", NOON + DAY_MS / 2],
			]);
			expect(Object.fromEntries(events[0]?.values ?? [])).toEqual({ 10: "7.5", 11: null, 21: null });
			expect(events[1]?.values.get(11)).toBe("web");
			expect(await data.customerEvents(workspace, version, 3, [10], 5)).toEqual([]);
		});

		test("new fields get columns later, and older events are still recognised", async () => {
			await take({ customers: [ADA], events: [purchase(1, 0, "5")] });
			const fields = [...FIELDS, LATER_ATTRIBUTE, LATER_PROPERTY];
			const withNew = { ...purchase(1, 0, "5"), properties: { 10: "5", 21: "shop" } };
			const known = { ...purchase(1, 0, "5"), properties: { 10: "5", 21: null } };
			expect(await take({ fields, events: [withNew, known] })).toMatchObject({ eventsAdded: 1, rowsUnchanged: 1 });
			await take({ fields, customers: [{ key: 1, attributes: { 20: "later" } }] });
			expect(version.columns).toEqual(expect.arrayContaining([2, 10, 20, 21]));
			expect(await valuesOf(1)).toEqual({ ...ADA.attributes, 20: "later" });
		});

		test("completeness and distinct counts are those of the data", async () => {
			await take({ customers: [ADA, BOB, CEM] });
			const statistics = await data.statistics(workspace, version, FIELDS);
			const of = (no: number) => statistics.find(({ fieldNo }) => fieldNo === no);
			expect(of(EMAIL)).toEqual({ fieldNo: EMAIL, withValue: 2, total: 3, distinctCount: 2 });
			expect(of(2)).toEqual({ fieldNo: 2, withValue: 3, total: 3, distinctCount: 3 });
			expect(of(9)).toEqual({ fieldNo: 9, withValue: 1, total: 3, distinctCount: 2 });
			expect(of(10)).toEqual({ fieldNo: 10, withValue: 0, total: 0, distinctCount: 0 });
		});

		test("values are counted for the catalogue, with the customers behind them", async () => {
			const sale = (key: number, amount: string, place: string | null) => ({
				...purchase(key, 0, amount),
				properties: { 10: amount, 11: place },
			});
			await take({ customers: [ADA, BOB, CEM] });
			await take({ events: [sale(1, "1", "shop"), sale(1, "2", "shop"), sale(2, "30", "web"), sale(2, "9", null)] });
			const field = (no: number) => FIELDS.find((one) => one.no === no) as (typeof FIELDS)[number];
			expect(await data.completeness(workspace, version, field(11))).toEqual({
				all: { rows: 4, customers: 2 },
				missing: { rows: 1, customers: 1 },
			});
			expect(await data.completeness(workspace, version, field(7))).toMatchObject({
				missing: { rows: 2, customers: 2 },
			});
			expect(await data.frequentValues(workspace, version, field(11), 5)).toEqual([
				{ value: "shop", rows: 2, customers: 1 },
				{ value: "web", rows: 1, customers: 1 },
			]);
			expect(await data.frequentValues(workspace, version, field(6), 1)).toEqual([
				{ value: "false", rows: 2, customers: 2 },
			]);
			expect((await data.frequentValues(workspace, version, field(9), 5)).map(({ value }) => value)).toEqual([
				"a'b",
				"c\nd",
			]);
			expect(await data.otherValues(workspace, version, field(11), ["shop"])).toEqual({ rows: 1, customers: 1 });
			expect(await data.otherValues(workspace, version, field(9), ["a'b"])).toEqual({ rows: 0, customers: 0 });
			expect(await data.bounds(workspace, version, field(10), 0)).toEqual({ low: 1, high: 30 });
			expect(await data.bounds(workspace, version, field(10), 1)).toBeUndefined();
			expect(await data.bounds(workspace, version, field(7), 0)).toEqual({ low: -19_746, high: -19_746 });
			expect(await data.spread(workspace, version, field(10), [5, 20])).toEqual({
				lowest: [1, 1, 0],
				highest: [1, 0, 1],
			});
			expect(await data.spread(workspace, version, field(7), [-19_746])).toEqual({ lowest: [0, 1], highest: [0, 1] });
			expect(await data.spread(workspace, version, LATER_ATTRIBUTE, [0])).toEqual({ lowest: [0, 0], highest: [0, 0] });
			expect(await data.histogram(workspace, version, field(10), { start: 0, width: 5, count: 3 })).toEqual([
				{ rows: 2, customers: 1 },
				{ rows: 1, customers: 1 },
				{ rows: 1, customers: 1 },
			]);
			expect(await data.histogram(workspace, version, field(8), { start: 20_000, width: 1_000, count: 1 })).toEqual([
				{ rows: 1, customers: 1 },
			]);
			expect(await data.eventSummaries(workspace, version, FIELDS)).toEqual([
				{ name: "purchase", rows: 4, customers: 2, propertyNos: [10, 11] },
			]);
			expect(await data.newestEventDay(workspace, version, 2)).toBe("2026-01-31");
			expect(await data.newestEventDay(workspace, version, 3)).toBeUndefined();
			expect(await data.newestEventDay(workspace, EMPTY_DATA_VERSION, 1)).toBeUndefined();
			expect(await data.frequentValues(workspace, version, LATER_ATTRIBUTE, 5)).toEqual([]);
			expect(await data.completeness(workspace, EMPTY_DATA_VERSION, field(2))).toMatchObject({ all: { rows: 0 } });
			expect(await data.eventSummaries(workspace, EMPTY_DATA_VERSION, FIELDS)).toEqual([]);
		});

		test("quarantined rows come back sealed as they were, page by page, until they are dropped", async () => {
			const stage = await data.openStage({
				...{ workspaceId: workspace, importNo: 7, kind: "customers", mode: "upsert" },
				...{ base: version, fields: FIELDS },
			} as const);
			const payloads = [1, 2, 3].map((no) => new Uint8Array([0, 9, 10, 92, no]));
			await stage.writeQuarantine({
				...{ rowNos: [1, 2, 5], reasons: ["a", "b", "a"], columnNos: [-1, 2, 2], payloads, keyVersion: 3 },
			});
			await stage.publish(1);
			const rows = await data.quarantinedRows(workspace, 7, { limit: 10 });
			expect(rows.map(({ rowNo }) => rowNo)).toEqual([1, 2, 5]);
			expect(rows[0]).toEqual({ rowNo: 1, reason: "a", columnNo: -1, payload: payloads[0], keyVersion: 3 });
			const filter = { reason: "a", columnNo: 2, afterRowNo: 1, limit: 1 };
			expect((await data.quarantinedRows(workspace, 7, filter)).map(({ rowNo }) => rowNo)).toEqual([5]);
			await data.collectGarbage(workspace, { current: version, quarantineOf: [7] });
			expect(await data.quarantinedRows(workspace, 7, { limit: 10 })).toHaveLength(3);
			await data.dropQuarantine(workspace, 7);
			expect(await data.quarantinedRows(workspace, 7, { limit: 10 })).toEqual([]);
		});

		test("a discarded import leaves the current version as it was", async () => {
			await take({ customers: [ADA] });
			const request = { workspaceId: workspace, importNo: 9, base: version, fields: FIELDS } as const;
			const stage = await data.openStage({ ...request, kind: "customers", mode: "upsert" });
			await stage.writeCustomers(customerBatch([{ key: 1, attributes: { 2: "never" } }]));
			for (const batch of vaultBatches([{ key: 1, email: "never@example.com" }])) await stage.writeVault(batch);
			await stage.discard();
			await stage.discard();
			expect((await valuesOf(1))[2]).toBe(ADA.attributes?.[2]);
			await expect(stage.publish(2)).rejects.toThrow(SegwardError);
			expect(await take({ customers: [ADA] })).toMatchObject({ rowsUnchanged: 1 });
		});

		test("an import published but never made current is built anew by the next one", async () => {
			await take({ customers: [ADA] });
			await importInto(data, workspace, version, { customers: [{ key: 2, attributes: { 2: "lost" } }] });
			expect(await take({ importNo: 30, customers: [BOB] })).toMatchObject({ customersCreated: 1 });
			expect((await valuesOf(2))[2]).toBe("");
			expect(version.customers).toBe(2);
		});

		test("a cancelled import ends with `cancelled`", async () => {
			const request = { workspaceId: workspace, importNo: 1, base: version, fields: FIELDS } as const;
			const abort = new AbortController();
			const stage = await data.openStage({ ...request, kind: "events", mode: "upsert", signal: abort.signal });
			await stage.writeEvents(eventBatch([purchase(1, 0, "1")]));
			abort.abort();
			await expect(stage.publish(2)).rejects.toMatchObject({ code: "cancelled" });
			await stage.discard();
		});

		test("a reader keeps its version while imports go on", async () => {
			await take({ customers: [ADA, BOB, CEM] });
			const old = version;
			const blocks = data.identities(workspace, old)[Symbol.asyncIterator]();
			const first = await blocks.next();
			await take({
				customers: [
					{ key: SLICE + 6, email: "new@example.com" },
					{ key: 1, email: "other@example.com" },
				],
			});
			let keys = first.value?.customerKeys.length ?? 0;
			for (let block = await blocks.next(); !block.done; block = await blocks.next()) {
				keys += block.value.customerKeys.length;
			}
			expect(keys).toBe(3);
			await data.collectGarbage(workspace, { current: version, quarantineOf: [] });
			await expect(data.vaultRows(workspace, old, [1], [EMAIL])).rejects.toThrow(SegwardError);
		});

		test("what a crash left behind is dropped, and the current version is whole", async () => {
			await take({ customers: [ADA, BOB, CEM], events: [purchase(1, 0, "5")] });
			const request = { workspaceId: workspace, importNo: 40, base: version, fields: FIELDS } as const;
			const stage = await data.openStage({ ...request, kind: "customers", mode: "replace" });
			await stage.writeCustomers(customerBatch([{ key: 1, attributes: { 2: "half" } }]));
			await stage.writeQuarantine({
				...{ rowNos: [1], reasons: ["a"], columnNos: [0], payloads: [new Uint8Array(3)], keyVersion: 1 },
			});
			await data.close();
			data = await underTest.open();
			await data.createWorkspace(workspace);
			await data.collectGarbage(workspace, { current: version, quarantineOf: [] });
			expect(await data.quarantinedRows(workspace, 40, { limit: 1 })).toEqual([]);
			expect(await valuesOf(1)).toEqual({ ...ADA.attributes, 20: null });
			expect(await take({ customers: [ADA, BOB, CEM] })).toMatchObject({ rowsUnchanged: 3 });
			expect(await take({ events: [purchase(1, 0, "5")] })).toMatchObject({ rowsUnchanged: 1 });
		});
	});
}
