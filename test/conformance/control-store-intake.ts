import { describe, expect, it } from "vitest";
import type { Field } from "../../src/core/catalogue/field.ts";
import type { ImportRecord, QuarantineGroup } from "../../src/core/intake/import-record.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";
import { type DataVersion, EMPTY_DATA_VERSION } from "../../src/ports/customer-data.ts";

const AT = "2026-11-24T10:00:00.000Z";

export function intakeCases(store: () => ControlStore): void {
	describe("data versions", () => {
		it("start at version 0 with nothing in it", async () => {
			expect(await store().dataVersions.current("one")).toEqual(EMPTY_DATA_VERSION);
		});

		it("advance one at a time, each workspace for itself", async () => {
			await store().dataVersions.advance("one", dataVersion(1));
			await store().dataVersions.advance("one", dataVersion(2));
			expect(await store().dataVersions.current("one")).toEqual(dataVersion(2));
			expect((await store().dataVersions.current("two")).version).toBe(0);
		});

		it("refuse a version that does not follow the current one", async () => {
			await store().dataVersions.advance("one", dataVersion(1));
			for (const version of [1, 3])
				await expect(store().dataVersions.advance("one", dataVersion(version))).rejects.toMatchObject({
					code: "state-conflict",
				});
			await expect(store().dataVersions.advance("two", dataVersion(2))).rejects.toMatchObject({
				code: "state-conflict",
			});
			expect(await store().dataVersions.current("one")).toEqual(dataVersion(1));
		});
	});

	describe("imports", () => {
		it("are numbered from 1 in each workspace and come back whole", async () => {
			const { no, ...whole } = importRecord({ id: "a", replayOf: "z", errorCode: "file-empty", errorDetail: "e" });
			const created = await store().imports.create("one", { ...whole, finishedAt: AT });
			expect(created).toEqual({ ...whole, no: 1, finishedAt: AT });
			expect(await store().imports.find("one", "a")).toEqual(created);
			expect((await store().imports.create("one", importRecord({ id: "b" }))).no).toBe(2);
			expect((await store().imports.create("two", importRecord({ id: "a" }))).no).toBe(1);
		});

		it("change only what an update names", async () => {
			const created = await store().imports.create("one", importRecord({ id: "a" }));
			const counts = { ...created.counts, rowsRead: 3, rowsAccepted: 3 };
			await store().imports.update("one", "a", { state: "done", counts, finishedAt: AT });
			await store().imports.update("one", "a", {});
			expect(await store().imports.find("one", "a")).toEqual({ ...created, state: "done", counts, finishedAt: AT });
			await expect(store().imports.update("two", "a", { state: "done" })).rejects.toMatchObject({ code: "not-found" });
		});

		it("are found by content and mapping when done, the newest first, dry runs left out", async () => {
			for (const [id, change] of Object.entries({
				old: { state: "done" },
				newer: { state: "done" },
				failed: { state: "failed" },
				dry: { state: "done", dryRun: true },
			} as const)) {
				await store().imports.create("one", importRecord({ id, contentDigest: "c", ...change }));
				await store().imports.setMapping("one", id, { columns: {} }, "m");
			}
			expect((await store().imports.findDone("one", "c", "m"))?.id).toBe("newer");
			expect(await store().imports.findDone("one", "c", "other")).toBeUndefined();
			expect(await store().imports.findDone("two", "c", "m")).toBeUndefined();
			expect(await store().imports.mapping("one", "old")).toEqual({ columns: {} });
			expect(await store().imports.mapping("one", "nothing")).toBeUndefined();
		});

		it("are listed newest first, page by page, none twice or left out", async () => {
			for (const id of ["a", "b", "c", "d", "e"]) await store().imports.create("one", importRecord({ id }));
			const seen: string[] = [];
			let cursor: string | undefined;
			do {
				const page = await store().imports.list("one", { limit: 2, cursor });
				seen.push(...page.items.map(({ id }) => id));
				cursor = page.cursor;
			} while (cursor);
			expect(seen).toEqual(["e", "d", "c", "b", "a"]);
			expect((await store().imports.list("one", { limit: 5 })).cursor).toBeUndefined();
			for (const limit of [0, 501, 1.5])
				await expect(store().imports.list("one", { limit })).rejects.toMatchObject({ code: "request-invalid" });
		});

		it("are listed by state with as many on a page as asked for, whatever lies between", async () => {
			for (const id of ["a", "b", "c", "d", "e"]) {
				await store().imports.create("one", importRecord({ id, state: id < "c" ? "failed" : "done" }));
			}
			const first = await store().imports.list("one", { limit: 1, state: "failed" });
			expect(first.items.map(({ id }) => id)).toEqual(["b"]);
			const second = await store().imports.list("one", { limit: 1, state: "failed", cursor: first.cursor });
			expect(second.items.map(({ id }) => id)).toEqual(["a"]);
			expect(second.cursor).toBeUndefined();
		});

		it("are not listed from a cursor that no page gave", async () => {
			await store().imports.create("one", importRecord({ id: "a" }));
			for (const cursor of ["garbage", "", "%00"])
				await expect(store().imports.list("one", { limit: 1, cursor })).rejects.toMatchObject({
					code: "request-invalid",
				});
		});

		it("left running are told apart", async () => {
			await store().imports.create("one", importRecord({ id: "a", state: "running" }));
			await store().imports.create("one", importRecord({ id: "b", state: "done" }));
			expect((await store().imports.running("one")).map(({ id }) => id)).toEqual(["a"]);
		});
	});

	describe("quarantine", () => {
		it("settles what a person chose and tells how many rows that were", async () => {
			await store().imports.create("one", importRecord({ id: "a" }));
			await store().imports.addQuarantine("one", [group("bad-email", "Email", 3), group("bad-email", "Other", 4)]);
			await store().imports.addQuarantine("one", [group("bad-email", "Email", 2), group("bad-date", "Born", 1)]);
			const settle = store().imports.settleQuarantine;
			expect(await settle("one", { importId: "a", reason: "bad-email", column: "Email" }, "discarded", "test")).toBe(5);
			expect(await settle("one", { importId: "a" }, "replayed", "b")).toBe(5);
			expect(await settle("one", { importId: "a" }, "discarded", "late")).toBe(0);
			const groups = await store().imports.quarantine("one", "a");
			expect(groups).toContainEqual({ ...group("bad-email", "Email", 5), state: "discarded", note: "test" });
			expect(groups).toContainEqual({ ...group("bad-date", "Born", 1), state: "replayed", note: "b" });
			expect(await store().imports.quarantine("one")).toHaveLength(3);
			expect(await store().imports.quarantine("two")).toEqual([]);
		});
	});

	describe("mappings and traits", () => {
		it("are replaced by name and do not mix", async () => {
			await store().mappings.put("one", "shop", { a: 1 }, AT);
			await store().mappings.put("one", "shop", { a: [2, null, "x"] }, "2026-11-25T00:00:00.000Z");
			await store().traits.put("one", "shop", { trait: true }, AT);
			expect(await store().mappings.get("one", "shop")).toEqual({ a: [2, null, "x"] });
			expect(await store().mappings.list("one")).toEqual([
				{ name: "shop", body: { a: [2, null, "x"] }, updatedAt: "2026-11-25T00:00:00.000Z" },
			]);
			expect(await store().mappings.get("two", "shop")).toBeUndefined();
			expect(await store().mappings.remove("one", "shop")).toBe(true);
			expect(await store().mappings.remove("one", "shop")).toBe(false);
			expect(await store().traits.get("one", "shop")).toEqual({ trait: true });
		});
	});

	describe("fields", () => {
		it("keep their number when they change; new ones take the next", async () => {
			await store().fields.put("one", [field("email", "identifier"), field("country")]);
			const all = await store().fields.put("one", [
				{ ...field("country"), description: "Where", completeness: 0.5 },
				field("email", "attribute"),
			]);
			expect(all.map(({ no, kind, name }) => [no, kind, name])).toEqual([
				[1, "identifier", "email"],
				[2, "attribute", "country"],
				[3, "attribute", "email"],
			]);
			expect(all[1]).toEqual({ ...field("country"), no: 2, description: "Where", completeness: 0.5 });
			expect(await store().fields.list("one")).toEqual(all);
			expect(await store().fields.list("two")).toEqual([]);
		});
	});
}

function dataVersion(version: number): DataVersion {
	const tables = { customers: `customers_v${version}`, events: `events_v${version}` };
	return { version, tables, customers: 10, events: 20, nextCustomerKey: 11, columns: [1, 4], eventNames: ["purchase"] };
}

function importRecord(over: Partial<ImportRecord>): ImportRecord {
	return {
		id: "import",
		no: 99,
		kind: "customers",
		mode: "upsert",
		state: "running",
		source: "customers.csv",
		dryRun: false,
		counts: {
			rowsRead: 0,
			rowsAccepted: 0,
			rowsQuarantined: 0,
			rowsUnchanged: 0,
			customersCreated: 0,
			customersUpdated: 0,
			eventsAdded: 0,
		},
		bytesRead: 0,
		startedBy: "operator",
		startedAt: AT,
		...over,
	};
}

function group(reason: string, column: string, rows: number): QuarantineGroup {
	return { importId: "a", reason, column, rows, state: "open" };
}

function field(name: string, kind: Field["kind"] = "attribute"): Omit<Field, "no"> {
	return { kind, name, type: "text", labels: ["location"], description: "", confirmed: false };
}
