import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentOf, type House, importData, mappingOf, openHouse, WORKSPACE } from "./house.ts";

const SHARED = join(import.meta.dirname, "../../../shared");
const DATA = join(SHARED, "data");
const CHECKS = join(SHARED, "checks");
if (!existsSync(DATA)) console.warn(`skipped: the real data sets are not at ${DATA}`);

const text = (file: string) => {
	const bytes = readFileSync(join(DATA, file));
	return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};
/** The same table with a first column that numbers the rows, as someone does whose file names nobody. */
const numbered = (csv: string, delimiter: string) =>
	csv
		.trimEnd()
		.split(/\r?\n/)
		.map((line, i) => `${i === 0 ? "row" : `r${i}`}${delimiter}${line}`)
		.join("\n");

describe.skipIf(!existsSync(DATA))("Real files", () => {
	let house: House;
	beforeAll(async () => {
		house = await openHouse();
	});
	afterAll(() => house?.close());

	test("a file that names nobody goes in by row numbers, or with a column of ids", async () => {
		const bank = text("bank-marketing/bank-full.csv.gz");
		const counts = { rowsRead: 45_211, rowsAccepted: 45_211, rowsQuarantined: 0, customersCreated: 45_211 };
		const proposed = await importData(house.client, { text: bank }, { kind: "customers", fileName: "bank.csv" });
		expect(proposed.counts).toMatchObject(counts);
		const again = await importData(house.client, { text: bank }, { kind: "customers", fileName: "bank.csv" });
		expect(again.counts).toMatchObject({ rowsUnchanged: 45_211, customersCreated: 0, customersUpdated: 0 });
		const withIds = mappingOf("customers", [{ column: "row", role: "external-id" }]);
		const prepared = await importData(
			house.client,
			{ text: numbered(bank, ";") },
			{ kind: "customers", mapping: withIds },
		);
		expect(prepared.counts).toMatchObject(counts);
	});

	test.each([
		["people/people-3000.csv", "customers", 3_000, (csv: string) => csv],
		["adult/adult.csv.gz", "customers", 30_162, (csv: string) => numbered(csv, ";")],
	] as const)(
		"%s: every row ends in the catalogue or in quarantine, and again changes nothing",
		async (file, kind, rows, prepare) => {
			const own = await openedAnew();
			const csv = prepare(text(file));
			const proposal = await own.client.proposeMapping({
				kind,
				content: contentOf({ text: csv }),
				fileName: "data.csv",
			});
			const mapping = withoutSecrets(proposal.mapping as Document);
			const first = await importData(own.client, { text: csv }, { kind, mapping });
			expect(first.counts.rowsRead).toBe(rows);
			expect(first.counts.rowsAccepted + first.counts.rowsQuarantined).toBe(rows);
			const groups = (await own.client.listQuarantine({ id: first.id })).items;
			expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(first.counts.rowsQuarantined);
			const again = await importData(own.client, { text: csv }, { kind, mapping });
			expect(again.counts).toMatchObject({
				rowsUnchanged: first.counts.rowsAccepted,
				customersCreated: 0,
				customersUpdated: 0,
			});
			expect(
				(await own.client.listQuarantine({ id: again.id })).items.every(({ state }) => state === "discarded"),
			).toBe(true);
		},
	);

	test("overlapping files of events and a replay move exactly the rows that they should", async () => {
		const { client, services } = await openedAnew();
		const columns = [
			{ column: "CustomerID", role: "external-id" },
			{ column: "InvoiceDate", role: "time" },
			{ column: "InvoiceNo", role: "property", field: "invoice", type: "text" },
			{ column: "Quantity", role: "property", field: "quantity", type: "integer", min: 1 },
			{ column: "UnitPrice", role: "property", field: "price", type: "decimal" },
		];
		const mapping = mappingOf("events", columns, { eventName: "order line" });
		const lines = text("online-retail/online_retail.csv.gz").split(/\r?\n/).slice(0, 30_001);
		const part = (from: number, to: number) => [lines[0], ...lines.slice(from, to)].join("\n");
		const events = async () => (await services.store.dataVersions.current(WORKSPACE)).events;
		const run = (csv: string, more: object = {}) =>
			importData(client, { text: csv }, { kind: "events", mapping, ...more });

		const first = await run(part(1, 20_001));
		expect(await events()).toBe(first.counts.rowsAccepted);
		const second = await run(part(10_001, 30_001));
		const whole = await run(part(1, 30_001));
		expect(whole.counts.eventsAdded).toBe(0);
		expect(await events()).toBe(whole.counts.rowsAccepted);
		expect(second.counts.eventsAdded + second.counts.rowsUnchanged).toBe(second.counts.rowsAccepted);

		const relaxed = mappingOf(
			"events",
			columns.map(({ min: _, ...column }) => column),
			{ eventName: "order line" },
		);
		const returns = (await client.listQuarantine({ id: first.id })).items.find(
			({ reason }) => reason === "value-too-small",
		);
		const replayed = await client.replayQuarantine({ id: first.id, reason: "value-too-small", mapping: relaxed });
		expect(replayed.counts).toMatchObject({ rowsRead: returns?.rows, rowsAccepted: returns?.rows, rowsQuarantined: 0 });
		expect(await events()).toBe(whole.counts.rowsAccepted + (replayed.counts?.eventsAdded ?? 0));
		const states = (await client.listQuarantine({ id: first.id })).items.map(({ reason, state }) => [reason, state]);
		expect(states).toContainEqual(["value-too-small", "replayed"]);

		await expect(run(part(1, 5_001), { mode: "replace" })).rejects.toMatchObject({
			code: expect.stringMatching(/invalid/),
		});
	});

	test.each(["ARROW-GH-41317", "ARROW-RS-GH-6229-LEVELS", "PARQUET-1481"])(
		"%s.parquet is refused with a reason",
		async (name) => {
			const path = join(CHECKS, `parquet-bad/${name}.parquet`);
			const refused = await importData(
				house.client,
				{ path },
				{ kind: "customers", fileName: `${name}.parquet` },
			).catch((e) => e);
			expect(refused).toMatchObject({ code: expect.stringMatching(/^(file-|format-|mapping-)/) });
		},
	);

	test("a dictionary of one value, written with no bits, reads as that value in every row", async () => {
		const path = join(CHECKS, "parquet-bad/ARROW-GH-43605.parquet");
		const { client } = await openedAnew();
		const { counts } = await importData(client, { path }, { kind: "customers", fileName: "x.parquet" });
		expect(counts).toMatchObject({ rowsRead: 21_186, rowsAccepted: 21_186 });
	});

	test("after a replacement only the customers of the file have attributes", async () => {
		const { client, services } = await openedAnew();
		const mapping = mappingOf("customers", [
			{ column: "row", role: "external-id" },
			{ column: "age", role: "attribute", field: "age", type: "integer" },
			{ column: "sex", role: "attribute", field: "sex", type: "text" },
		]);
		const lines = numbered(text("adult/adult.csv.gz"), ";").split("\n");
		const part = (from: number, to: number) => ({ text: [lines[0], ...lines.slice(from, to)].join("\n") });
		await importData(client, part(1, 20_001), { kind: "customers", mapping });
		const upserted = await importData(client, part(15_001, 30_001), { kind: "customers", mapping });
		expect(upserted.counts).toMatchObject({ rowsUnchanged: 5_000, customersCreated: 10_000, customersUpdated: 0 });
		expect((await services.store.dataVersions.current(WORKSPACE)).customers).toBe(30_000);
		await importData(client, part(101, 1_101), { kind: "customers", mapping, mode: "replace" });
		expect((await services.store.dataVersions.current(WORKSPACE)).customers).toBe(30_000);
		const metadata = { name: "with-age", owner: "crm@example.com" };
		const spec = { title: "With age", purpose: "verification", rule: { attribute: "age", known: true } };
		const document = { apiVersion: "segward/v1", kind: "Segment", metadata, spec };
		expect((await client.previewSegment({ document, sampleSize: 0 })).size).toEqual({ kind: "exact", value: 1_000 });
	});

	test("naughty strings end as attributes or in quarantine, in every kind of file and column", async () => {
		const { client } = await openedAnew();
		const strings = JSON.parse(readFileSync(join(CHECKS, "strings/blns.json"), "utf8")) as string[];
		const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
		const csv = `id,v\n${strings.map((cell, i) => `b${i},${quoted(cell)}`).join("\n")}\n`;
		const jsonl = strings.map((v, i) => JSON.stringify({ id: `b${i}`, v })).join("\n");
		const id = { column: "id", role: "external-id" };
		const columns = [
			[id, { column: "v", role: "attribute", field: "v", type: "text" }],
			[{ column: "v", role: "external-id" }],
			...["email", "phone", "iban", "person-name", "address"].map((format) => [
				id,
				{ column: "v", role: "identifier", field: `sealed_${format}`, format },
			]),
		];
		for (const [file, content] of [
			["b.csv", csv],
			["b.jsonl", jsonl],
		] as const) {
			for (const each of columns) {
				const mapping = mappingOf("customers", each);
				const { counts } = await importData(client, { text: content }, { kind: "customers", mapping, fileName: file });
				expect(counts.rowsRead).toBe(strings.length);
				expect(counts.rowsAccepted + counts.rowsQuarantined).toBe(strings.length);
			}
		}
	});

	async function openedAnew(): Promise<House> {
		// The embedded engine binds one directory a process, so installations come one after another.
		await house.close();
		house = await openHouse();
		return house;
	}
});

interface Document extends Record<string, unknown> {
	spec: { columns: { role: string; labels?: string[] }[] };
}

function withoutSecrets(mapping: Document): Document {
	const columns = mapping.spec.columns.filter(({ labels }) => !labels?.includes("secret"));
	return { ...mapping, spec: { ...mapping.spec, columns } };
}
