import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentOf, customerKeys, type House, importData, memberIds, openHouse } from "./house.ts";
import { BANK_MAPPING, RETAIL_MAPPING, RETURNS_MAPPING } from "./mappings.ts";
import { prepareFiles, RETAIL } from "./prepared-files.ts";
import { AS_OF, SEGMENT_CASES } from "./segment-cases.ts";
import { fnv1a64, sipHash24 } from "./sip-hash.ts";
import { WORLD_IN_SQL } from "./world-in-sql.ts";

const DATA = join(import.meta.dirname, "../../../shared/data");
if (!existsSync(DATA)) console.warn(`skipped: the real data sets are not at ${DATA}`);

describe.skipIf(!existsSync(DATA))(
	"Members equal those of SQL written by hand in another engine, customer by customer",
	() => {
		let house: House;
		let duckdb: DuckDBInstance;
		let db: DuckDBConnection;
		let directory: string;

		beforeAll(async () => {
			directory = mkdtempSync(join(tmpdir(), "segward-prepared-"));
			duckdb = await DuckDBInstance.create(":memory:");
			db = await duckdb.connect();
			const files = await prepareFiles(db, DATA, directory);
			await db.run(WORLD_IN_SQL);
			house = await openHouse();
			const { client } = house;
			const shop = { path: join(DATA, RETAIL) };
			const orders = await importData(client, shop, {
				kind: "events",
				mapping: RETAIL_MAPPING,
				fileName: "online_retail.csv.gz",
			});
			expect(orders.counts).toMatchObject({
				rowsRead: 541_909,
				rowsAccepted: 406_829,
				rowsQuarantined: 135_080,
				customersCreated: 4_372,
			});
			const bank = await importData(
				client,
				{ path: files.bank },
				{ kind: "customers", mapping: BANK_MAPPING, fileName: "bank.csv" },
			);
			expect(bank.counts).toMatchObject({
				rowsRead: 45_211,
				rowsAccepted: 45_211,
				rowsQuarantined: 0,
				customersCreated: 41_211,
			});
			const returns = await importData(
				client,
				{ path: files.returns },
				{ kind: "events", mapping: RETURNS_MAPPING, fileName: "returns.parquet" },
			);
			expect(returns.counts).toMatchObject({
				rowsRead: 8_905,
				rowsAccepted: 8_905,
				rowsQuarantined: 0,
				customersCreated: 0,
			});
			await client.uploadList({
				name: "listed-ids",
				field: "externalId",
				description: "",
				content: contentOf({ text: "12346.0\n12347.0\nnobody\n\nbank-44000\n12347.0\n" }),
			});
			const emails = Array.from({ length: 4_521 }, (_, i) => i * 10 + 7).flatMap((n) =>
				["mail", "post", "work"].map((word) => `person${n}@${word}.example`),
			);
			await client.uploadList({
				name: "listed-emails",
				field: "email",
				description: "",
				content: contentOf({ text: emails.join("\n") }),
			});
			await client.applyTrait({
				name: "spend",
				document: {
					apiVersion: "segward/v1",
					kind: "Trait",
					metadata: { name: "spend", owner: "crm@example.com" },
					spec: {
						title: "Spend",
						measure: { event: "order line", where: { quantity: { moreThan: 0 } }, sum: "price", within: "90d" },
					},
				},
			});
			for (const { name, rule, timeZone } of SEGMENT_CASES) await apply(name, rule, timeZone);
			await apply("sampled", { sample: "12.5%", seed: "Frühling" });
			const { refreshes } = await client.refreshSegments({ asOf: AS_OF });
			expect(refreshes).toHaveLength(SEGMENT_CASES.length + 1);
		});

		async function apply(name: string, rule: unknown, timeZone?: string) {
			const spec = { title: name, purpose: "verification", rule, ...(timeZone && { timeZone }) };
			const document = {
				apiVersion: "segward/v1",
				kind: "Segment",
				metadata: { name, owner: "crm@example.com" },
				spec,
			};
			await house.client.applySegment({ name, document });
		}

		afterAll(async () => {
			await house?.close();
			db?.closeSync();
			duckdb?.closeSync();
			rmSync(directory, { recursive: true, force: true });
		});

		test.each(SEGMENT_CASES)("$name", async ({ name, sql }) => {
			const expected = (await db.runAndReadAll(sql))
				.getRows()
				.map(([id]) => String(id))
				.sort();
			const found = await memberIds(house, name);
			const [missing, surplus] = [without(expected, found), without(found, expected)];
			expect({ members: found.length, missing: missing.slice(0, 5), surplus: surplus.slice(0, 5) }).toEqual({
				members: expected.length,
				missing: [],
				surplus: [],
			});
			const { member } = await house.client.lookupMember({ name, externalId: expected[0] ?? "17850.0" });
			expect(member).toBe(expected.length > 0);
		});

		test("a sample is who the published formula draws", async () => {
			const [k0, k1] = [fnv1a64("0:Frühling"), fnv1a64("1:Frühling")];
			const drawn = [...(await customerKeys(house))].filter(([, key]) => {
				const bytes = new Uint8Array(4);
				new DataView(bytes.buffer).setUint32(0, key, true);
				return sipHash24(k0, k1, bytes) % 1_000_000n < 125_000n;
			});
			expect(await memberIds(house, "sampled")).toEqual(drawn.map(([id]) => id).sort());
		});

		test("every case but those that nobody can fulfil has members", async () => {
			const empty: string[] = [];
			for (const { name, sql } of SEGMENT_CASES) {
				if ((await db.runAndReadAll(sql)).getRows().length === 0) empty.push(name);
			}
			expect(empty).toEqual(["nobody"]);
		});
	},
);

function without(ids: readonly string[], others: readonly string[]): string[] {
	const known = new Set(others);
	return ids.filter((id) => !known.has(id));
}
