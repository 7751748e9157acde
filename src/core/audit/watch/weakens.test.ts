import { describe, expect, it } from "vitest";
import { Detection } from "./detection.ts";
import { DETECTIONS } from "./detections/all.ts";
import { tuned } from "./settings.ts";
import { weakensDetection } from "./weakens.ts";

const bulk = DETECTIONS.find(({ id }) => id === "members-in-bulk") as Detection;

describe("a change of how a detection is set", () => {
	it.each([
		["switching it off", {}, { enabled: false }],
		["a higher threshold", {}, { numbers: { atLeast: 9000 } }],
		["a shorter window", {}, { numbers: { withinSeconds: 60 } }],
		["a lower severity", {}, { severity: "low" as const }],
		["leaving an actor alone", { exempt: ["a"] }, { exempt: ["a", "b"] }],
		["doing less about it", { responses: ["end-sessions" as const] }, {}],
	])("%s weakens it", (_name, before, after) => {
		expect(weakensDetection(bulk, before, after)).toBe(true);
		expect(weakensDetection(bulk, after, before)).toBe(false);
	});

	it("is refused where the numbers make no sense, or are not of its test", () => {
		expect(() => tuned(bulk, { numbers: { atLeast: 0 } })).toThrow();
		expect(() => tuned(bulk, { numbers: { days: 3 } })).toThrow();
	});
});

describe("the detections that ship", () => {
	it("are valid, and each has an id of its own", () => {
		expect(DETECTIONS.map((one) => Detection.parse(one))).toEqual(DETECTIONS);
		expect(new Set(DETECTIONS.map(({ id }) => id)).size).toBe(DETECTIONS.length);
	});
});
