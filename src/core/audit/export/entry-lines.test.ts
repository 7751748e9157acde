import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { erasedEntry, type StoredAuditEntry } from "../entry.ts";
import { OcsfEvent } from "../ocsf/event.ts";
import { CSV_HEADER, csvLine } from "./csv.ts";
import { entryLines } from "./entry-lines.ts";

const entry: StoredAuditEntry = {
	no: 7,
	at: "2026-11-24T10:00:00.000Z",
	workspaceId: "main",
	actor: "Ada",
	role: "marketer",
	action: "segment:preview",
	resource: "segment/best",
	decision: "allow",
	outcome: "done",
	customers: 3,
	fields: ["country", "plan"],
	customerRefs: ["AAAAAAAAAAAAAAAA"],
	requestId: "r1",
};
const erased = erasedEntry({ no: 8, at: entry.at, workspaceId: "main" });

/** Cells of one line, by RFC 4180. */
function cellsOf(line: string): string[] {
	const text = line.replace(/\r\n$/, "");
	return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
	);
}

describe("as CSV", () => {
	test("an entry is one line under the header, whatever its names hold", () => {
		const text = fc.string({ unit: fc.constantFrom("a", '"', ",", "\r", "\n", "ü", " "), minLength: 1 });
		fc.assert(
			fc.property(text, (name) => {
				const cells = cellsOf(csvLine({ ...entry, actor: `x${name}` }));
				expect(cells).toHaveLength(CSV_HEADER.split(",").length);
				expect(cells[2]).toBe(`x${name}`);
			}),
		);
	});

	test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("x")'])("%j is no formula", (name) => {
		expect(cellsOf(csvLine({ ...entry, actor: name }))[2]).toBe(`'${name}`);
	});

	test("an erased entry tells that it was erased, and nothing else", () => {
		expect(csvLine(erased)).toBe("8,2026-11-24T10:00:00.000Z,,,,,,,erased,,,,,,,,,,,\r\n");
	});
});

test("as JSON lines, entries are whole but for references to customers", () => {
	const [first, second] = entryLines("jsonl", "1")
		.lines([entry, erased])
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	const { customerRefs: _, ...told } = entry;
	expect(first).toEqual(told);
	expect(second).toEqual({ no: 8, at: entry.at, isErased: true });
});

test("as OCSF, each line is an event that tells no reference to a customer", () => {
	const lines = entryLines("ocsf", "1").lines([entry, erased]).trim().split("\n");
	expect(lines).toHaveLength(1);
	expect(OcsfEvent.safeParse(JSON.parse(lines[0] ?? "")).success).toBe(true);
	expect(lines[0]).not.toContain("AAAAAAAAAAAAAAAA");
});
