import { describe, expect, it } from "vitest";
import { DETECTIONS } from "../../src/core/audit/watch/detections/all.ts";
import { DEFAULT_WATCH_SETTINGS } from "../../src/core/audit/watch/settings.ts";
import { Watch } from "../../src/core/audit/watch/watch.ts";
import { measure } from "./measure.ts";
import { syntheticMonth } from "./synthetic-month.ts";

describe("a month of a company with ten incidents in it", () => {
	const month = syntheticMonth("held-out-1");
	const measured = measure("held-out-1", month);

	it("has ten incidents, and all are found", () => {
		expect(new Set(month.incidents.values()).size).toBe(10);
		expect(measured.missed).toEqual([]);
	});

	it("raises few alarms about nothing: fewer than one a day", () => {
		expect(measured.falseAlarms.length).toBeLessThan(31);
	});

	it("keeps what the watch remembers small", () => {
		const watch = new Watch(DETECTIONS, DEFAULT_WATCH_SETTINGS);
		for (const entry of month.entries) watch.step(entry);
		expect(JSON.stringify(watch.state()).length).toBeLessThan(500_000);
	});
});
