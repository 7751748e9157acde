import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";

export function transactionCases(store: () => ControlStore): void {
	const put = (on: ControlStore, name: string) => on.mappings.put("one", name, {}, AT);
	const names = async (on = store()) => (await on.mappings.list("one")).map(({ name }) => name);

	describe("transactions", () => {
		it("keep everything when they resolve, and give back the result", async () => {
			const result = await store().transaction(async (inside) => {
				await put(inside, "a");
				await inside.traits.put("one", "t", {}, AT);
				return names(inside);
			});
			expect(result).toEqual(["a"]);
			expect(await names()).toEqual(["a"]);
			expect(await store().traits.list("one")).toHaveLength(1);
		});

		it("keep nothing when they throw, and pass the error on", async () => {
			const failed = store().transaction(async (inside) => {
				await put(inside, "a");
				throw new Error("no");
			});
			await expect(failed).rejects.toThrow("no");
			expect(await names()).toEqual([]);
		});

		it("keep nothing when a statement in them is refused", async () => {
			const failed = store().transaction(async (inside) => {
				await put(inside, "a");
				await inside.mappings.put("nowhere", "b", {}, AT);
			});
			await expect(failed).rejects.toMatchObject({ code: "not-found" });
			expect(await names()).toEqual([]);
		});

		it("join the outer one when nested, through either store", async () => {
			const failed = store().transaction(async (inside) => {
				await inside.transaction((nested) => put(nested, "a"));
				await store().transaction((nested) => put(nested, "b"));
				throw new Error("no");
			});
			await expect(failed).rejects.toThrow("no");
			expect(await names()).toEqual([]);
		});

		it("let nobody else's statement slip in while they wait, and show nothing before the end", async () => {
			const seen: string[] = [];
			const transaction = store().transaction(async (inside) => {
				await put(inside, "a");
				await wait(50);
				seen.push(...(await names(inside)));
				throw new Error("no");
			});
			await wait(10);
			const other = put(store(), "other");
			const outside = names();
			await expect(transaction).rejects.toThrow("no");
			await other;
			expect(seen).toEqual(["a"]);
			expect(await outside).toEqual(["other"]);
		});

		it("take turns", async () => {
			const version = (n: number) => ({
				version: n,
				tables: {},
				customers: 0,
				events: 0,
				nextCustomerKey: 1,
				columns: [],
			});
			await Promise.all(
				Array.from({ length: 20 }, () =>
					store().transaction(async (inside) => {
						const current = await inside.dataVersions.current("one");
						await wait(1);
						await inside.dataVersions.advance("one", version(current.version + 1));
					}),
				),
			);
			expect((await store().dataVersions.current("one")).version).toBe(20);
		});

		it("refuse a statement on the outer store, which would wait for ever", async () => {
			const failed = store().transaction(() => names(store()));
			await expect(failed).rejects.toMatchObject({ code: "internal" });
			expect(await names()).toEqual([]);
		});

		it("are over for what they started and did not wait for", async () => {
			let late: Promise<string[]> | undefined;
			await store().transaction(async (inside) => {
				await put(inside, "a");
				late = wait(10).then(() => names());
			});
			expect(await late).toEqual(["a"]);
		});
	});
}
