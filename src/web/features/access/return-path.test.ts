import { expect, test } from "vitest";
import { signInState } from "./return-path.ts";

test("a place of the app is returned to", () => {
	expect(signInState({ from: "/segments?q=a", reason: "session-ended" })).toEqual({
		from: "/segments?q=a",
		reason: "session-ended",
	});
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "/sign-in", "/setup#x", 7])(
	"%s is not",
	(from) => {
		expect(signInState({ from })).toEqual({});
	},
);

test.each([null, undefined, "text", { reason: "other" }])("a state of %j says nothing", (state) => {
	expect(signInState(state)).toEqual({});
});
