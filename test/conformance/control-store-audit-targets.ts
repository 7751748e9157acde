import { describe, expect, it } from "vitest";
import { TargetSettings } from "../../src/core/audit/targets/target-settings.ts";
import type { AuditTarget } from "../../src/ports/audit-targets.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";
const LATER = "2026-11-24T11:00:00.000Z";

function target(id: string, workspaceId: string, name = id): AuditTarget {
	const settings = TargetSettings.parse({ kind: "syslog", name, host: "siem.example.com" });
	return { id, workspaceId, settings, secret: "sealed", createdAt: AT, updatedAt: AT, progress: { position: -1 } };
}

/** Cases of `auditTargets`; workspaces `one` and `two` exist. */
export function auditTargetCases(store: () => ControlStore): void {
	describe("audit targets", () => {
		const targets = () => store().auditTargets;

		it("belong to a workspace, in which names are taken once whatever the capitals", async () => {
			await targets().add(target("b", "one"));
			await targets().add(target("a", "one"));
			await targets().add(target("c", "two", "a"));
			expect((await targets().list("one")).map(({ id }) => id)).toEqual(["a", "b"]);
			expect((await targets().listAll()).map(({ id }) => id)).toEqual(["a", "b", "c"]);
			expect(await targets().find("two", "a")).toBeUndefined();
			expect(await targets().find("one", "a")).toEqual(target("a", "one"));
			await expect(targets().add(target("d", "one", "A"))).rejects.toMatchObject({ code: "name-taken" });
			await expect(targets().change(target("a", "one", "B"))).rejects.toMatchObject({ code: "name-taken" });
			await expect(targets().add(target("e", "three"))).rejects.toMatchObject({ code: "not-found" });
		});

		it("keep what they have reached when their settings change", async () => {
			const progress = { position: 41, lastTakenAt: AT, failingSince: LATER, failure: "refused", stalledAt: LATER };
			await targets().add(target("a", "one"));
			await targets().reach("a", progress);
			await targets().change({ ...target("a", "one", "SIEM"), secret: undefined, updatedAt: LATER });
			const changed = await targets().find("one", "a");
			expect(changed).toMatchObject({ updatedAt: LATER, createdAt: AT, settings: { name: "SIEM" }, progress });
			expect(changed?.secret).toBeUndefined();
			await targets().reach("a", { position: 42 });
			expect((await targets().find("one", "a"))?.progress).toEqual({ position: 42 });
		});

		it("are removed by their own workspace", async () => {
			await targets().add(target("a", "one"));
			expect(await targets().remove("two", "a")).toBe(false);
			expect(await targets().remove("one", "a")).toBe(true);
			expect(await targets().remove("one", "a")).toBe(false);
			await targets().reach("a", { position: 1 });
			expect(await targets().listAll()).toEqual([]);
		});
	});
}
