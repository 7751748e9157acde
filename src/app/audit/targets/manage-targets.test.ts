import { beforeEach, describe, expect, test } from "vitest";
import { TargetSettings } from "../../../core/audit/targets/target-settings.ts";
import type { AuditTarget } from "../../../ports/audit-targets.ts";
import type { Call } from "../../call.ts";
import { addTarget, changeTarget, listTargets, type TargetDeps } from "./manage-targets.ts";

let kept: AuditTarget[];
let deps: TargetDeps;
const callIn = (workspaceId: string) => ({ workspaceId, note: () => undefined }) as unknown as Call;
const settings = (changes: object = {}) =>
	TargetSettings.parse({ kind: "https", name: "SIEM", url: "https://siem.example.com/in", ...changes });

beforeEach(() => {
	kept = [];
	const auditTargets = {
		list: async () => kept,
		find: async (_workspaceId: string, id: string) => kept.find((one) => one.id === id),
		add: async (target: AuditTarget) => void kept.push(target),
		change: async (target: AuditTarget) => void kept.splice(0, 1, target),
	};
	const way = {
		deliver: async () => undefined,
		probe: async () => undefined,
		keep: async () => undefined,
		close: () => undefined,
	};
	deps = {
		store: { auditTargets },
		transparency: { checkpoint: async () => "log\n42\nroot\n\n— log sig\n", backlog: async () => 3 },
		targets: { forwarder: () => way, anchor: () => way },
		targetSecrets: { seal: (id: string, secret: string) => `sealed ${id} ${secret.length}`, open: () => "canary" },
		...{ clock: { now: () => 0 }, newId: () => "t1", homeWorkspaceId: "main" },
	} as unknown as TargetDeps;
});

const add = (
	changes: object = {},
	secret: string | undefined = "canary",
	fromBeginning = false,
	workspaceId = "main",
) => addTarget(deps)(callIn(workspaceId), { settings: settings(changes), secret, fromBeginning });

describe("a target", () => {
	test("keeps its secret sealed and shows it to nobody", async () => {
		const shown = [await add(), ...(await listTargets(deps)(callIn("main"), {})).items];
		expect(JSON.stringify([shown, kept])).not.toContain("canary");
		expect(kept[0]?.secret).toBe("sealed t1 6");
		expect(shown.map((one) => [one.hasSecret, "secret" in one])).toEqual([
			[true, false],
			[true, false],
		]);
	});

	test("begins with what comes, or with the beginning", async () => {
		expect((await add()).progress.position).toBe(41);
		expect((await add({}, "canary", true)).progress.position).toBe(-1);
	});

	test("that needs a secret is not added without one", async () => {
		const without = { settings: settings(), fromBeginning: false };
		await expect(addTarget(deps)(callIn("main"), without)).rejects.toMatchObject({ code: "request-invalid" });
	});

	test("with another address needs its secret again, for it was entered for the old one", async () => {
		await add();
		const change = (changes: object, secret?: string) =>
			changeTarget(deps)(callIn("main"), { id: "t1", settings: settings(changes), secret });
		await expect(change({ url: "https://elsewhere.example.com/in" })).rejects.toMatchObject({
			code: "request-invalid",
		});
		await expect(change({ kind: "syslog", host: "a" })).rejects.toMatchObject({ code: "request-invalid" });
		expect(await change({ name: "Other" })).toMatchObject({ hasSecret: true, progress: { position: 41 } });
		expect(await change({ url: "https://elsewhere.example.com/in" }, "new")).toMatchObject({ hasSecret: true });
	});

	test("that anchors the tree of all workspaces is set up from the first one alone", async () => {
		const anchor = { kind: "anchor-directory", path: "/mnt/worm" };
		await expect(add(anchor, "s", false, "other")).rejects.toMatchObject({ code: "action-forbidden" });
		expect(await add(anchor)).toMatchObject({ progress: { position: 0 }, backlog: 42 });
	});
});
