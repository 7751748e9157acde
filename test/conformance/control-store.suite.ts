import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ControlStore } from "../../src/ports/control-store.ts";
import { accessCases } from "./control-store-access.ts";
import { auditTargetCases } from "./control-store-audit-targets.ts";
import { extractCases } from "./control-store-extracts.ts";
import { intakeCases } from "./control-store-intake.ts";
import { reviewCases } from "./control-store-reviews.ts";
import { segmentCases } from "./control-store-segments.ts";
import { sizeCases } from "./control-store-sizes.ts";
import { trainingCases } from "./control-store-training.ts";
import { transactionCases } from "./control-store-transactions.ts";
import { watchCases } from "./control-store-watch.ts";

export interface ControlStoreUnderTest {
	store: ControlStore;
	/** Closes the store and opens it again. */
	reopen(): Promise<ControlStore>;
	dispose(): Promise<void>;
}

/** What every control store promises. The store comes empty; the cases see workspaces `one` and `two`. */
export function controlStoreSuite(name: string, make: () => Promise<ControlStoreUnderTest>): void {
	describe(`${name} as a control store`, () => {
		let under: ControlStoreUnderTest;
		beforeEach(async () => {
			under = await make();
			await under.store.workspaces.create({ id: "one", name: "One", createdAt: AT });
			await under.store.workspaces.create({ id: "two", name: "Two", createdAt: AT });
		});
		afterEach(() => under.dispose());

		describe("workspaces", () => {
			it("are found and listed", async () => {
				expect(await under.store.workspaces.find("one")).toEqual({ id: "one", name: "One", createdAt: AT });
				expect(await under.store.workspaces.find("three")).toBeUndefined();
				expect((await under.store.workspaces.list()).map(({ id }) => id)).toEqual(["one", "two"]);
			});

			it("have unique ids of lower-case letters and digits", async () => {
				const create = (id: string) => under.store.workspaces.create({ id, name: "X", createdAt: AT });
				await expect(create("one")).rejects.toMatchObject({ code: "name-taken" });
				for (const id of ["", "One", "a-b", "a".repeat(21), "a;drop"])
					await expect(create(id)).rejects.toMatchObject({ code: "request-invalid" });
			});

			it("must exist before anything is put into them", async () => {
				await expect(under.store.mappings.put("three", "m", {}, AT)).rejects.toMatchObject({ code: "not-found" });
			});
		});

		it("still has everything when opened again", async () => {
			await under.store.traits.put("one", "spend", { sum: "amount" }, AT);
			const again = await under.reopen();
			expect(await again.traits.get("one", "spend")).toEqual({ sum: "amount" });
			expect(await again.workspaces.list()).toHaveLength(2);
		});

		intakeCases(() => under.store);
		segmentCases(() => under.store);
		accessCases(() => under.store);
		transactionCases(() => under.store);
		trainingCases(() => under.store);
		watchCases(() => under.store);
		auditTargetCases(() => under.store);
		sizeCases(() => under.store);
		reviewCases(() => under.store);
		extractCases(() => under.store);
	});
}

const AT = "2026-11-24T10:00:00.000Z";
