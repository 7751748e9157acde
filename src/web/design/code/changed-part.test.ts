import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedPart } from "./changed-part.ts";

describe("the changed part of a text", () => {
	it("turns the one text into the other", () => {
		const text = fc.string({ unit: fc.constantFrom("a", "b", "\n") });
		fc.assert(
			fc.property(text, text, (before, after) => {
				const part = changedPart(before, after);
				const result = part ? before.slice(0, part.from) + part.insert + before.slice(part.to) : before;
				expect(result).toBe(after);
			}),
		);
	});

	it("leaves alone what is the same at both ends", () => {
		expect(changedPart("within: 30d\n", "within: 60d\n")).toEqual({ from: 8, to: 9, insert: "6" });
	});
});
