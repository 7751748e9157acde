import { expect, test } from "vitest";
import { doubtAbout, headOf, mappingNameFor } from "./file-head.ts";

test("only the beginning of a file is looked at, but all of a Parquet file", () => {
	const bytes = new Uint8Array(5_000_000);
	expect(headOf(new File([bytes], "a.csv.gz")).size).toBe(4_000_000);
	expect(headOf(new File([bytes], "a.parquet")).size).toBe(5_000_000);
});

test("names that Segward reads raise no doubt", () => {
	for (const name of ["a.csv", "a.CSV.gz", "a.jsonl.zst", "a.parquet", "dump.gz"]) {
		expect(doubtAbout({ name, size: 1 })).toBeUndefined();
	}
	expect(doubtAbout({ name: "a.csv", size: 0 })).toBe("empty");
	expect(doubtAbout({ name: "a.xlsx", size: 1 })).toBe("spreadsheet");
	expect(doubtAbout({ name: "a.tgz", size: 1 })).toBe("archive");
	expect(doubtAbout({ name: "a.pdf", size: 1 })).toBe("unknown");
});

test("a mapping is named after its file", () => {
	expect(mappingNameFor("CRM Kündigungen 2026.csv.gz")).toBe("crm-kundigungen-2026");
	expect(mappingNameFor("顧客.csv")).toBe("mapping");
	expect(mappingNameFor(`${"x".repeat(100)}.csv`)).toHaveLength(64);
});
