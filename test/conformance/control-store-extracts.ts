import { describe, expect, it } from "vitest";
import type { ExtractRecord } from "../../src/core/privacy/extract/extract-record.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";

function extract(id: string, startedAt = AT): ExtractRecord {
	return {
		id,
		segment: "buyers",
		purpose: "research",
		state: "running",
		plan: {
			k: 5,
			suppressionLimit: 0.05,
			metric: "entropy",
			method: "automatic",
			columns: [{ field: "age", role: "quasi" }],
		},
		likeness: "x",
		membersAsOf: AT,
		dataVersion: 1,
		earlier: 0,
		startedBy: "Ada",
		startedAt,
		expiresAt: "2026-12-01T10:00:00.000Z",
		downloads: 0,
	};
}

export function extractCases(store: () => ControlStore): void {
	describe("extracts", () => {
		it("are kept by workspace, newest first, and change", async () => {
			await store().extracts.create("one", extract("a"));
			await store().extracts.create("one", extract("b", "2026-11-24T11:00:00.000Z"));
			await store().extracts.update("one", "a", { state: "done", digest: "d" });
			expect((await store().extracts.list("one")).map(({ id }) => id)).toEqual(["b", "a"]);
			expect(await store().extracts.find("one", "a")).toEqual({ ...extract("a"), state: "done", digest: "d" });
			expect(await store().extracts.find("two", "a")).toBeUndefined();
			expect(await store().extracts.list("two")).toEqual([]);
			await expect(store().extracts.update("two", "a", { downloads: 1 })).rejects.toMatchObject({ code: "not-found" });
		});

		it("give back their rows part by part, until they are dropped", async () => {
			await store().extracts.create("one", extract("a"));
			await store().extracts.create("one", extract("b"));
			const rows = `["${"ä".repeat(5000)}"]\n`;
			await store().extracts.putRows("one", "a", 0, rows);
			await store().extracts.putRows("one", "a", 1, '["x"]\n');
			await store().extracts.putRows("one", "b", 0, '["y"]\n');
			expect(await store().extracts.rows("one", "a", 0)).toBe(rows);
			expect(await store().extracts.rows("one", "a", 2)).toBeUndefined();
			expect(await store().extracts.rows("two", "a", 0)).toBeUndefined();
			await store().extracts.dropRows("one", "a");
			expect(await store().extracts.rows("one", "a", 1)).toBeUndefined();
			expect(await store().extracts.rows("one", "b", 0)).toBe('["y"]\n');
		});
	});
}
