import { expect, test } from "vitest";
import { findingMarks } from "./finding-marks.ts";

const text = "permit (\n\tprincipal,\n);";

test("a finding is marked from its place to the end of its line", () => {
	const [mark] = findingMarks(text, [{ message: "Wrong.", line: 2, column: 2, severity: "error" }]);
	expect(text.slice(mark?.from, mark?.to)).toBe("principal,");
});

test("a finding about the whole is marked in the first line, with its hint", () => {
	const [mark] = findingMarks(text, [{ message: "Too wide.", hint: "Name a role.", severity: "warning" }]);
	expect(mark).toEqual({ from: 0, to: 8, severity: "warning", message: "Too wide. Name a role." });
});

test("a place beyond the text stays within it", () => {
	expect(findingMarks("a", [{ message: "!", line: 9, column: 9, severity: "error" }])).toMatchObject([
		{ from: 2, to: 2 },
	]);
});
