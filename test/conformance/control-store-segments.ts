import { describe, expect, it } from "vitest";
import type { RefreshRecord } from "../../src/core/segments/segment-record.ts";
import type { ControlStore, NewSegment } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";
const ADA = { name: "ada", id: "p1" };
const BOBS = { spec: { rule: 2 }, author: { name: "bob" }, counts: true };
const LATER = "2026-11-25T10:00:00.000Z";

export function segmentCases(store: () => ControlStore): void {
	const create = (name: string, workspaceId = "one") => store().segments.create(workspaceId, segment(name), ADA);

	describe("segments", () => {
		it("start as version 1 under the next number and come back whole", async () => {
			const created = await create("lapsed");
			expect(created).toEqual({ ...segment("lapsed"), no: 1, version: 1, newestVersion: 1, authorId: "p1" });
			expect(await store().segments.findByName("one", "lapsed")).toEqual(created);
			expect((await create("second")).no).toBe(2);
			expect((await create("lapsed", "two")).no).toBe(1);
			expect(await store().segments.findByName("one", "third")).toBeUndefined();
		});

		it("refuse a name that is taken", async () => {
			await create("lapsed");
			await expect(store().segments.create("one", { ...segment("lapsed"), id: "other" }, ADA)).rejects.toMatchObject({
				code: "name-taken",
			});
		});

		it("keep every version as it was", async () => {
			const { id } = await create("lapsed");
			const changed = await store().segments.addVersion("one", id, BOBS, LATER);
			expect(changed).toMatchObject({ version: 2, spec: { rule: 2 }, updatedAt: LATER, createdAt: AT });
			expect(await store().segments.findByName("one", "lapsed")).toEqual(changed);
			expect(await store().segments.versions("one", id)).toEqual([
				{ version: 1, spec: segment("lapsed").spec, author: "ada", authorId: "p1", createdAt: AT },
				{ version: 2, spec: { rule: 2 }, author: "bob", createdAt: LATER },
			]);
			expect(await store().segments.versions("two", id)).toEqual([]);
			await expect(store().segments.addVersion("two", id, BOBS, LATER)).rejects.toMatchObject({
				code: "not-found",
			});
		});

		it("keep a change that does not count beside the version that does", async () => {
			const { id } = await create("lapsed");
			const proposed = await store().segments.addVersion("one", id, { ...BOBS, counts: false }, LATER);
			expect(proposed).toMatchObject({ version: 1, newestVersion: 2, spec: segment("lapsed").spec, authorId: "p1" });
			await store().segments.update("one", id, { version: 2, approved: true, review: null, owner: "bob" }, LATER);
			const counting = await store().segments.findByName("one", "lapsed");
			expect(counting).toMatchObject({ version: 2, approved: true, owner: "bob", spec: { rule: 2 } });
			expect(counting?.review).toBeUndefined();
			expect(counting?.authorId).toBeUndefined();
		});

		it("change their state", async () => {
			const { id } = await create("lapsed");
			await store().segments.update("one", id, { state: "active" }, LATER);
			expect(await store().segments.findByName("one", "lapsed")).toMatchObject({ state: "active", updatedAt: LATER });
			await expect(store().segments.update("one", "none", { state: "active" }, LATER)).rejects.toMatchObject({
				code: "not-found",
			});
		});

		it("are listed by name, page by page", async () => {
			for (const name of ["c", "a", "d", "b"]) await create(name);
			const first = await store().segments.list("one", { limit: 3 });
			const second = await store().segments.list("one", { limit: 3, cursor: first.cursor });
			expect([first, second].map(({ items }) => items.map(({ name }) => name))).toEqual([["a", "b", "c"], ["d"]]);
			expect(second.cursor).toBeUndefined();
			const all = await store().segments.all("one");
			expect(all.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
			expect(await store().segments.heads("one")).toEqual(all.map(({ spec: _, authorId: _author, ...head }) => head));
		});

		it("give the current documents of some", async () => {
			const { id } = await create("a");
			await create("b");
			await store().segments.addVersion("one", id, BOBS, LATER);
			expect(await store().segments.specs("one", [1])).toEqual([{ no: 1, version: 2, spec: { rule: 2 } }]);
			expect(await store().segments.specs("two", [1])).toEqual([]);
		});
	});

	describe("reviews", () => {
		const request = { version: 1, requestedBy: "ada", requestedById: "p1", requestedAt: AT, note: "please" };
		const decision = { decidedBy: "bob", decidedById: "p2", decidedAt: LATER, selfApproved: false } as const;

		it("are asked for one at a time, and settled once", async () => {
			const { no } = await create("lapsed");
			const asked = await store().segmentReviews.request("one", no, request);
			expect(asked).toEqual({ ...request, no: 1, state: "in-review", selfApproved: false });
			expect(await store().segmentReviews.open("one", no)).toEqual(asked);
			await expect(store().segmentReviews.request("one", no, request)).rejects.toMatchObject({
				code: "state-conflict",
			});
			const settle = (version: number) =>
				store().segmentReviews.settle("one", no, version, { ...decision, state: "approved" });
			expect(await settle(2)).toBe(false);
			expect((await Promise.all([settle(1), settle(1)])).toSorted()).toEqual([false, true]);
			expect(await store().segmentReviews.open("one", no)).toBeUndefined();
			expect((await store().segmentReviews.request("one", no, { ...request, version: 2 })).no).toBe(2);
			expect((await store().segmentReviews.list("one", no)).map(({ version, state }) => [version, state])).toEqual([
				[2, "in-review"],
				[1, "approved"],
			]);
			expect(await store().segmentReviews.list("two", no)).toEqual([]);
		});
	});

	describe("refreshes", () => {
		it("take the next numbers together, run, and finish", async () => {
			await create("a");
			await create("b");
			const started = await store().refreshes.start("one", [refresh(1), refresh(2)]);
			expect(started.map(({ no, segmentNo, state }) => [no, segmentNo, state])).toEqual([
				[1, 1, "running"],
				[2, 2, "running"],
			]);
			await store().refreshes.finish("one", 1, { state: "done", size: 40, entered: 4, left: 2, durationMs: 12.5 });
			expect((await store().refreshes.running("one")).map(({ no }) => no)).toEqual([2]);
			expect(await store().refreshes.history("one", 1, 10)).toEqual([
				{ ...refresh(1), no: 1, state: "done", size: 40, entered: 4, left: 2, durationMs: 12.5 },
			]);
			await expect(store().refreshes.finish("one", 9, {})).rejects.toMatchObject({ code: "not-found" });
			expect(await store().refreshes.start("one", [])).toEqual([]);
		});

		it("tell the newest that is done of each segment, and the history newest first", async () => {
			await create("a");
			await create("b");
			await store().refreshes.start("one", [refresh(1), refresh(1), refresh(1), refresh(2)]);
			for (const no of [1, 2]) await store().refreshes.finish("one", no, { state: "done" });
			await store().refreshes.finish("one", 3, { state: "failed", errorCode: "query-too-large" });
			expect((await store().refreshes.latestDone("one")).map(({ no }) => no)).toEqual([2]);
			expect((await store().refreshes.history("one", 1, 2)).map(({ no }) => no)).toEqual([3, 2]);
			expect(await store().refreshes.latestDone("two")).toEqual([]);
			expect((await store().refreshes.latestFailed("one")).map(({ no }) => no)).toEqual([3]);
			await store().refreshes.finish("one", 4, { state: "done" });
			const recent = async (limit: number, segmentNos: number[]) =>
				(await store().refreshes.recentDone("one", limit, segmentNos)).map(({ no }) => no);
			expect(await recent(9, [1, 2])).toEqual([2, 1, 4]);
			expect(await recent(1, [1, 2])).toEqual([2, 4]);
			const kept = await store().refreshes.recentDoneNos("one", 1);
			expect(kept.toSorted((a, b) => a.no - b.no)).toEqual([
				{ segmentNo: 1, no: 2 },
				{ segmentNo: 2, no: 4 },
			]);
			expect(await recent(9, [2])).toEqual([4]);
			expect(await recent(9, [])).toEqual([]);
		});
	});

	describe("lists", () => {
		it("have unique names, and numbers that are never used again", async () => {
			const list = { name: "vips", description: "d", size: 3, rows: 4, createdAt: AT };
			await store().lists.create("one", { ...list, no: await store().lists.takeNo("one") });
			await expect(store().lists.create("one", { ...list, no: 7 })).rejects.toMatchObject({ code: "name-taken" });
			expect(await store().lists.remove("one", "vips")).toBe(true);
			expect(await store().lists.remove("one", "vips")).toBe(false);
			expect(await store().lists.takeNo("one")).toBe(2);
			await store().lists.create("one", { ...list, no: 2 });
			expect(await store().lists.find("one", "vips")).toEqual({ ...list, no: 2 });
			expect(await store().lists.list("two")).toEqual([]);
		});
	});
}

function segment(name: string): NewSegment {
	return {
		id: `id-${name}`,
		name,
		state: "draft",
		approved: false,
		review: "draft",
		owner: "crm@example.com",
		spec: { title: name, rule: { all: [{ attribute: "country", in: ["DE"] }] } },
		createdAt: AT,
		updatedAt: AT,
	};
}

function refresh(segmentNo: number): Omit<RefreshRecord, "no"> {
	return {
		segmentNo,
		segmentVersion: 1,
		asOf: AT,
		dataVersion: 3,
		state: "running",
		size: 0,
		entered: 0,
		left: 0,
		durationMs: 0,
		startedAt: AT,
		startedBy: "operator",
	};
}
