import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FieldType } from "../../core/catalogue/field.ts";
import { parseDecimal, parseInteger } from "../../core/intake/parse-number.ts";
import type { CanonicalValue } from "../../ports/customer-data.ts";
import { canonicalColumn } from "./canonical-column.ts";
import type { Database } from "./database.ts";
import { NativeBytes } from "./native-bytes.ts";
import { bytesColumn, hashColumn, type NativeColumn, timeColumn, uint64Column, writeBlock } from "./native-columns.ts";
import { openTemporaryDatabase } from "./segments/temporary-database.fixture.ts";

const LANE = { lane: "ingest" } as const;
let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
	({ database, close } = await openTemporaryDatabase());
	await database.command("CREATE DATABASE d", {}, LANE);
});
afterAll(() => close());

/** What the engine has in a column of this type after an insert, as text, in the order of the rows. */
async function stored(type: string, column: NativeColumn, rows: number, shown = "toString(v)"): Promise<unknown[]> {
	const definition = `(n UInt64, v ${type}) ENGINE = MergeTree ORDER BY n`;
	await database.command("DROP TABLE IF EXISTS d.t SYNC", {}, LANE);
	await database.command(`CREATE TABLE d.t ${definition}`, {}, LANE);
	const numbers = Array.from({ length: rows }, (_, index) => index);
	const columns = [uint64Column("n", numbers), column];
	const blocks = new NativeBytes(Buffer.alloc(16));
	writeBlock(blocks, columns, rows);
	await database.insertNative("d.t", columns, blocks.payload(), LANE);
	const read = await database.rows(`SELECT ${shown} AS shown FROM d.t ORDER BY n`, {}, LANE);
	return read.map((row) => row.shown);
}

const fieldValues = (type: FieldType, values: readonly CanonicalValue[]) => canonicalColumn("v", type, values);
const samples = <T>(values: fc.Arbitrary<T>): T[] => fc.sample(values, 500);

describe("columns sent to the engine", () => {
	test("texts and missing values come back", async () => {
		const values = samples(fc.option(fc.string({ unit: "grapheme", maxLength: 80 })));
		const texts = [...values, "a\n\nb\0", "é".repeat(42), "日".repeat(43), "x".repeat(70_000), null, ""];
		const type = "LowCardinality(Nullable(String))";
		expect(await stored(type, fieldValues("text", texts), texts.length, "v")).toEqual(texts);
	});

	test("a lone surrogate becomes the replacement character", async () => {
		const texts = ["a\ud800b", `${"x".repeat(60)}\ud800`];
		const expected = ["a\ufffdb", `${"x".repeat(60)}\ufffd`];
		expect(await stored("Nullable(String)", fieldValues("text", texts), 2, "v")).toEqual(expected);
	});

	test("decimals and integers are exact", async () => {
		const written = samples(fc.bigInt(-(10n ** 18n - 1n), 10n ** 18n - 1n)).flatMap((n) => [n, n / 10n ** 9n]);
		const decimals = written.map((n) => `${n / 1_000_000n}.${String((n < 0n ? -n : n) % 1_000_000n).padStart(6, "0")}`);
		const signed = decimals.map((text, i) => ((written[i] ?? 0n) < 0n && !text.startsWith("-") ? `-${text}` : text));
		const canonical = [...signed.map((text) => String(parseDecimal(text))), "0", "-0.5", "7", null];
		expect(await stored("Nullable(Decimal(18, 6))", fieldValues("decimal", canonical), canonical.length)).toEqual(
			canonical,
		);
		const integers = [...samples(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)).map(String), "-9223372036854775808", "-1"];
		const whole = integers.map((text) => String(parseInteger(text)));
		expect(await stored("Nullable(Int64)", fieldValues("integer", whole), whole.length)).toEqual(whole);
	});

	test("dates, times, floats, truth and lists come back", async () => {
		const dates = ["1900-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "2299-12-31", null];
		expect(await stored("Nullable(Date32)", fieldValues("date", dates), dates.length)).toEqual(dates);
		const times = ["1900-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2024-02-29T12:00:00.001Z", null];
		const shown = times.map((time) => time?.replace("T", " ").replace("Z", "") ?? null);
		const type = "DateTime64(3, 'UTC')";
		expect(await stored(`Nullable(${type})`, fieldValues("timestamp", times), times.length)).toEqual(shown);
		const ms = [0, -1, 1_769_853_600_123, -2_208_988_800_000];
		const column = timeColumn("v", ms);
		expect(await stored(type, column, ms.length, "toString(toUnixTimestamp64Milli(v))")).toEqual(ms.map(String));
		const floats = ["0", "-1.5", "1e300", "0.1", null];
		expect(await stored("Nullable(Float64)", fieldValues("float", floats), floats.length)).toEqual(floats);
		const flags = ["true", "false", null];
		expect(await stored("Nullable(Bool)", fieldValues("boolean", flags), flags.length)).toEqual(flags);
		const lists = [["a", "it's"], [], ["日本\n\n", ""], null];
		const expected = lists.map((list) => list ?? []);
		expect(await stored("Array(String)", fieldValues("text-list", lists), lists.length, "v")).toEqual(expected);
	});

	test("bytes and hashes come back", async () => {
		const bytes = samples(fc.uint8Array({ maxLength: 300 }));
		const hex = bytes.map((value) => Buffer.from(value).toString("hex").toUpperCase());
		expect(await stored("String", bytesColumn("v", bytes), bytes.length, "hex(v)")).toEqual(hex);
		const hashes = ["0", "1", "18446744073709551615", "9007199254740993"];
		expect(await stored("UInt64", hashColumn("v", hashes), hashes.length)).toEqual(hashes);
	});
});
