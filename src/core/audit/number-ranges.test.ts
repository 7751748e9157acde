import { expect, test } from "vitest";
import { writeRanges } from "./number-ranges.ts";

test("numbers in a row are written as a range", () => {
	expect(writeRanges([3, 4, 5, 7, 9, 10])).toBe("3-5,7,9-10");
	expect(writeRanges([1])).toBe("1");
	expect(writeRanges([])).toBe("");
});
