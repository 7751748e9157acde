import { describe, expect, it } from "vitest";
import type { Alert } from "../../src/core/audit/watch/alert.ts";
import { DEFAULT_WATCH_SETTINGS } from "../../src/core/audit/watch/settings.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";

export function watchCases(store: () => ControlStore): void {
	describe("alerts", () => {
		it("are found, replaced, and kept apart by workspace", async () => {
			await store().alerts.put("one", alert("a"));
			await store().alerts.put("one", { ...alert("a"), state: "acknowledged", times: 2 });
			expect(await store().alerts.find("one", "a")).toEqual({ ...alert("a"), state: "acknowledged", times: 2 });
			expect(await store().alerts.find("two", "a")).toBeUndefined();
			expect((await store().alerts.list("two", { limit: 10 })).items).toEqual([]);
		});

		it("are one at a time about the same, but for closed ones", async () => {
			await store().alerts.put("one", alert("a"));
			await expect(store().alerts.put("one", alert("b"))).rejects.toMatchObject({ code: "state-conflict" });
			await store().alerts.put("one", { ...alert("a"), state: "closed" });
			// Found by a clock that was set back.
			await store().alerts.put("one", { ...alert("b"), lastAt: "2026-11-23T10:00:00.000Z" });
			expect((await store().alerts.newest("one", "off-hours", "actor/p1"))?.id).toBe("b");
			expect(await store().alerts.newest("one", "off-hours", "actor/p2")).toBeUndefined();
		});

		it("are listed the last found first, page by page, and by state, severity and detection", async () => {
			for (const at of [1, 2, 3]) {
				const lastAt = `2026-11-24T10:00:0${at}.000Z`;
				await store().alerts.put("one", { ...alert(`a${at}`), subject: { key: `actor/${at}`, label: "x" }, lastAt });
			}
			const high = { ...alert("h"), detection: "two-places", severity: "high" as const, state: "closed" as const };
			await store().alerts.put("one", high);
			const first = await store().alerts.list("one", { limit: 2 });
			expect(first.items.map(({ id }) => id)).toEqual(["a3", "a2"]);
			const second = await store().alerts.list("one", { limit: 2, cursor: first.cursor });
			expect(second.items.map(({ id }) => id)).toEqual(["a1", "h"]);
			expect(second.cursor).toBeUndefined();
			const ids = async (filter: object) =>
				(await store().alerts.list("one", { limit: 9, ...filter })).items.map(({ id }) => id);
			expect(await ids({ state: "unsettled" })).toEqual(["a3", "a2", "a1"]);
			expect(await ids({ state: "closed" })).toEqual(["h"]);
			expect(await ids({ severity: "high" })).toEqual(["h"]);
			expect(await ids({ detection: "two-places" })).toEqual(["h"]);
			expect(await store().alerts.countUnsettled("one")).toEqual({ low: 3, medium: 0, high: 0, critical: 0 });
		});
	});

	describe("the watch", () => {
		it("keeps its newest position", async () => {
			expect(await store().watch.position("one")).toBeUndefined();
			const state = { testers: { clock: { test: "{}", saved: { atMs: 1 } } } };
			await store().watch.keepPosition("one", { leaf: 3, state: { testers: {} } });
			await store().watch.keepPosition("one", { leaf: 7, state });
			expect(await store().watch.position("one")).toEqual({ leaf: 7, state });
			expect(await store().watch.position("two")).toBeUndefined();
		});

		it("keeps every version of its settings, and takes each number once", async () => {
			const version = (no: number) => ({ version: no, settings: DEFAULT_WATCH_SETTINGS, author: "Ada", at: AT });
			await store().watch.addSettings("one", version(1));
			await store().watch.addSettings("one", version(2));
			await expect(store().watch.addSettings("one", version(2))).rejects.toMatchObject({ code: "state-conflict" });
			expect((await store().watch.settings("one", 5)).map((one) => one.version)).toEqual([2, 1]);
			expect(await store().watch.settings("one", 1)).toEqual([version(2)]);
		});

		it("hands out messages to webhooks when they are due, until they are taken", async () => {
			const delivery = { workspaceId: "one", id: "m1", body: "{}", attempts: 0, dueAt: AT };
			await store().watch.addDelivery(delivery);
			expect(await store().watch.dueDeliveries("2026-11-24T09:00:00.000Z", 5)).toEqual([]);
			expect(await store().watch.dueDeliveries(AT, 5)).toEqual([delivery]);
			const later = { ...delivery, attempts: 1, dueAt: "2026-11-25T10:00:00.000Z" };
			await store().watch.postponeDelivery(later);
			expect(await store().watch.dueDeliveries(AT, 5)).toEqual([]);
			expect(await store().watch.dueDeliveries("2026-11-26T10:00:00.000Z", 5)).toEqual([later]);
			await store().watch.removeDelivery("one", "m1");
			expect(await store().watch.dueDeliveries("2026-11-26T10:00:00.000Z", 5)).toEqual([]);
		});
	});
}

function alert(id: string): Alert {
	return {
		id,
		detection: "off-hours",
		severity: "low",
		subject: { key: "actor/p1", label: "Ada" },
		state: "open",
		openedAt: AT,
		lastAt: AT,
		times: 1,
		found: "5 acts around 02:00",
		evidence: [3, 4],
		steps: [{ at: AT, by: "segward", did: "raised" }],
	};
}
