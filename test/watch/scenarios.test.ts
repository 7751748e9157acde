import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoredAuditEntry } from "../../src/core/audit/entry.ts";
import { DETECTIONS } from "../../src/core/audit/watch/detections/all.ts";
import { DEFAULT_WATCH_SETTINGS, type WatchSettings } from "../../src/core/audit/watch/settings.ts";
import { Watch, WatchState } from "../../src/core/audit/watch/watch.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures/watch");
const EXPECTED = JSON.parse(readFileSync(join(FIXTURES, "expected.json"), "utf8")) as Record<string, string[]>;

function recorded(name: string): StoredAuditEntry[] {
	const lines = readFileSync(join(FIXTURES, `${name}.jsonl`), "utf8")
		.trimEnd()
		.split("\n");
	return lines.map((line) => StoredAuditEntry.parse(JSON.parse(line)));
}

function alertsOf(entries: readonly StoredAuditEntry[], settings: Partial<WatchSettings> = {}): string[] {
	const watch = new Watch(DETECTIONS, { ...DEFAULT_WATCH_SETTINGS, ...settings });
	return entries.flatMap((entry) => watch.step(entry)).map((one) => `${one.detection} · ${one.subject.label}`);
}

describe("a recorded scenario", () => {
	it.each(Object.entries(EXPECTED))("%s raises what is expected, and nothing else", (name, expected) => {
		expect([...new Set(alertsOf(recorded(name)))]).toEqual(expected);
	});

	it.each(Object.entries(EXPECTED).filter(([, { length }]) => length > 0))(
		"%s raises nothing before its last entry",
		(name) => {
			expect(alertsOf(recorded(name).slice(0, -1))).toEqual([]);
		},
	);

	it.each(Object.entries(EXPECTED))("%s raises the same where the watch stops and goes on", (name) => {
		const entries = recorded(name);
		let state: WatchState = { testers: {} };
		const found = entries.flatMap((entry) => {
			const watch = new Watch(DETECTIONS, DEFAULT_WATCH_SETTINGS, state);
			const suspicions = watch.step(entry);
			state = WatchState.parse(JSON.parse(JSON.stringify(watch.state())));
			return suspicions;
		});
		expect(found.map((one) => `${one.detection} · ${one.subject.label}`)).toEqual(alertsOf(entries));
	});

	it("exists for every detection that is on as shipped", () => {
		const shown = new Set(Object.values(EXPECTED).flatMap((one) => one.map((text) => text.split(" · ")[0])));
		expect(DETECTIONS.filter(({ id, enabled }) => enabled && !shown.has(id))).toEqual([]);
	});
});

describe("a workspace's settings", () => {
	it("leave a detection out, or one actor alone", () => {
		const entries = recorded("copies-a-segment");
		expect(alertsOf(entries, { tunings: { "members-in-bulk": { enabled: false } } })).toEqual([]);
		expect(alertsOf(entries, { tunings: { "members-in-bulk": { exempt: ["p1"] } } })).toEqual([]);
		expect(alertsOf(entries, { tunings: { "members-in-bulk": { exempt: ["Bo"] } } })).toHaveLength(1);
	});

	it("move a threshold", () => {
		const entries = recorded("copies-a-segment");
		expect(alertsOf(entries, { tunings: { "members-in-bulk": { numbers: { atLeast: 5001 } } } })).toEqual([]);
		expect(alertsOf(entries, { tunings: { "members-in-bulk": { numbers: { atLeast: 2500 } } } })).toHaveLength(2);
	});

	it("know networks that are never a second place", () => {
		expect(alertsOf(recorded("stolen-session"), { trustedNetworks: ["45.33.12.0/24"] })).toEqual([]);
	});

	it("know where networks are: nobody is in London and Sydney within a minute", () => {
		const places = [
			{ network: "198.51.100.0/24", latitude: 51.5, longitude: -0.1 },
			{ network: "45.33.12.0/24", latitude: -33.9, longitude: 151.2 },
		];
		expect(alertsOf(recorded("stolen-session").slice(0, 2), { places })).toEqual(["two-places · Ada"]);
	});

	it("know hours in which nobody works, whatever a person's habits are", () => {
		const [usual] = recorded("in-the-night").slice(-1);
		const night = Array.from({ length: 5 }, (_, at) => ({ ...(usual as StoredAuditEntry), no: at + 1 }));
		expect(alertsOf(night)).toEqual([]);
		expect(alertsOf(night, { quietHours: { from: 22, until: 6 } })).toEqual(["off-hours · Ada"]);
	});

	it("tell hours in the workspace's time zone", () => {
		const night = recorded("in-the-night");
		expect(alertsOf(night, { timeZone: "Asia/Tokyo" })).toEqual(["off-hours · Ada"]);
		expect(alertsOf(night, { timeZone: "UTC", quietHours: { from: 12, until: 13 } })).toEqual(["off-hours · Ada"]);
	});
});
