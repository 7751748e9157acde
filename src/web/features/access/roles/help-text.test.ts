import { expect, test } from "vitest";
import { helpText } from "./help-text.ts";

const nothing = { needs: [], roles: [], heldBackByOwner: false };

test("a missing role is named", () => {
	expect(helpText({ ...nothing, roles: ["analyst"] }, true)).toEqual([
		"The role analyst; an administrator gives roles.",
	]);
	expect(helpText({ ...nothing, roles: ["analyst", "marketer"] }, true)[0]).toMatch(
		/^One of the roles analyst, marketer/,
	);
});

test("training and a second factor that are missing are said, each", () => {
	expect(helpText({ ...nothing, needs: ["training", "second-factor"] }, false)).toHaveLength(2);
});

test("where nothing would help, the rule is the reason", () => {
	expect(helpText(nothing, true)).toEqual(["No single role: the rule itself would have to be changed."]);
});
