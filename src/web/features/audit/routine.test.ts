import { expect, test } from "vitest";
import { isRoutine } from "./routine.ts";

test("look-ups of the app itself are routine", () => {
	expect(isRoutine({ action: "job:list", decision: "allow", outcome: "done" })).toBe(true);
});

test("a refusal or failure never is, nor is anything about customers", () => {
	expect(isRoutine({ action: "job:list", decision: "deny", outcome: "refused" })).toBe(false);
	expect(isRoutine({ action: "job:list", decision: "allow", outcome: "failed" })).toBe(false);
	expect(isRoutine({ action: "segment:members", decision: "allow", outcome: "done" })).toBe(false);
});
