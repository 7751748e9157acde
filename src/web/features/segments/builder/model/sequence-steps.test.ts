import { describe, expect, it } from "vitest";
import { SequenceRule } from "../../../../../core/segments/rule/sequence.ts";
import { addStep, moveStep, removeStep, turnStep } from "./sequence-steps.ts";

const visit = { event: "visit" };
const trial = { event: "trial", within: "7d" };
const silence = { not: { event: "purchase", where: { amount: { atLeast: 1 } } }, within: "14d" };
const steps = [visit, trial, silence];

const isValid = (sequence: unknown) => SequenceRule.safeParse({ sequence }).success;

describe("steps of a sequence", () => {
	it("stay valid wherever one is moved", () => {
		for (const [index, by] of [
			[0, 1],
			[1, -1],
			[1, 1],
			[2, -1],
		] as const) {
			expect(isValid(moveStep(steps, index, by))).toBe(true);
		}
	});

	it("keep the absence as a presence when another step comes after it", () => {
		expect(addStep(steps)[2]).toEqual({ event: "purchase", where: { amount: { atLeast: 1 } }, within: "14d" });
		expect(isValid(addStep(steps))).toBe(true);
	});

	it("begin without a time limit when the first is removed", () => {
		expect(removeStep(steps, 0)).toEqual([{ event: "trial" }, silence]);
	});

	it("turn into an absence and back", () => {
		expect(turnStep(turnStep(trial, true), false)).toEqual(trial);
		expect(turnStep(silence, true)).toEqual(silence);
	});
});
