import { describe, expect, test } from "vitest";
import { TargetSettings } from "../../../../core/audit/targets/target-settings.ts";
import { EMPTY_TARGET, hasSecretField, targetDraftOf, targetSettingsOf } from "./target-draft.ts";
import { progressText, type Target, targetState } from "./target-state.ts";

const kinds: object[] = [
	{ kind: "syslog", name: "SIEM", host: "siem.example.com", facility: 4 },
	{
		kind: "https",
		name: "SIEM",
		url: "https://siem.example.com/in",
		format: "ocsf",
		authentication: "hmac",
		gzip: false,
	},
	{ kind: "anchor-directory", name: "WORM", path: "/mnt/worm" },
	{ kind: "anchor-https", name: "Notary", url: "https://notary.example.com" },
	{
		...{ kind: "anchor-s3", name: "S3", endpoint: "https://s3.example.com", region: "eu-1", bucket: "worm" },
		...{ accessKeyId: "AKID", retainDays: 30 },
	},
];

test.each(kinds)("$kind comes out of the form as it went in", (settings) => {
	const parsed = TargetSettings.parse(settings);
	expect(TargetSettings.parse(targetSettingsOf(targetDraftOf(parsed)))).toEqual(parsed);
});

test("a secret is asked for where there is one", () => {
	expect(hasSecretField({ ...EMPTY_TARGET, kind: "https", authentication: "none" })).toBe(false);
	expect(hasSecretField({ ...EMPTY_TARGET, kind: "https" })).toBe(true);
	expect(hasSecretField({ ...EMPTY_TARGET, kind: "syslog" })).toBe(false);
	expect(hasSecretField({ ...EMPTY_TARGET, kind: "anchor-s3" })).toBe(true);
});

describe("the state of a target", () => {
	const target = (changes: Partial<Target>): Target => ({
		...{
			id: "t",
			hasSecret: false,
			createdAt: "",
			updatedAt: "",
			backlog: 0,
			progress: { position: 4, lastTakenAt: "x" },
		},
		settings: TargetSettings.parse(kinds[0]),
		...changes,
	});

	test("says what hinders it, before how far it is behind", () => {
		expect(targetState(target({})).word).toBe("working");
		expect(targetState(target({ progress: { position: -1 } })).word).toBe("waiting");
		expect(targetState(target({ backlog: 5000 })).word).toBe("behind");
		expect(targetState(target({ backlog: 5000, progress: { position: 1, failingSince: "x" } })).word).toBe("failing");
	});

	test("tells how far it has come", () => {
		expect(progressText(target({}))).toBe("Everything was taken.");
		expect(progressText(target({ backlog: 1 }))).toBe("1 entry waits.");
		const anchor = target({ settings: TargetSettings.parse(kinds[2]), backlog: 3, progress: { position: 1200 } });
		expect(progressText(anchor)).toBe("The head of 1,200 entries is kept there; 3 more since then.");
	});
});
