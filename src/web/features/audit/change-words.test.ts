import { expect, test } from "vitest";
import { changeStanding, shortDigest } from "./change-words.ts";

test("a change says whether it still stands", () => {
	expect(changeStanding({ isCurrent: true, now: "1:a" })).toBe("equals the current state");
	expect(changeStanding({ isCurrent: false, now: "1:b" })).toBe("changed again since");
	expect(changeStanding({ isCurrent: false })).toBe("removed since");
	expect(changeStanding({ isCurrent: true })).toBe("equals the current state");
});

test("a digest is shown by its beginning, without the version of its key", () => {
	expect(shortDigest(`1:${"0123456789abcdef".repeat(4)}`)).toBe("0123456789ab");
});
