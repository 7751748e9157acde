import { expect, test } from "vitest";
import { protectShare } from "./protected-share.ts";

test("a share tells neither few who have something nor few who lack it", () => {
	expect([0, 19, 20, 80, 81, 100].map((some) => protectShare(some, 100, 20))).toEqual([0, 0, 0.2, 0.8, 1, 1]);
	expect(protectShare(0, 0, 20)).toBe(0);
	expect(protectShare(19, 19, 20)).toBe(0);
});
