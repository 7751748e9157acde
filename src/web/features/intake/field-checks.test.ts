import { expect, test } from "vitest";
import { bound, withChecks } from "./field-checks.ts";

test("a limit is a number where it is written as one, otherwise text", () => {
	expect(bound(" 12.5 ")).toBe(12.5);
	expect(bound("2020-01-31")).toBe("2020-01-31");
	expect(bound("1.")).toBe("1.");
	expect(bound(" ")).toBeUndefined();
});

test("what is emptied is taken out of the mapping", () => {
	const column = { column: "A", role: "attribute", field: "a", type: "text", maxLength: 5, allowed: ["x"] } as const;
	const mapped = { ...column, allowed: ["x"] };
	expect(withChecks(mapped, { maxLength: undefined, allowed: [], description: "" })).toEqual({
		column: "A",
		role: "attribute",
		field: "a",
		type: "text",
	});
});
