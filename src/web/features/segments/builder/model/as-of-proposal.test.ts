import { expect, test } from "vitest";
import { proposedDay } from "./as-of-proposal.ts";

const NOW = Date.parse("2026-03-01T09:00:00Z");

test("data that ended long ago is counted as of the day after its newest events", () => {
	expect(proposedDay("2011-12-09", NOW)).toBe("2011-12-10");
	expect(proposedDay("2024-02-29", NOW)).toBe("2024-03-01");
});

test.each(["2026-02-28", "2026-01-31", "2026-03-02"])("data up to %s is counted as of now", (newest) => {
	expect(proposedDay(newest, NOW)).toBeUndefined();
});

test("data without events is counted as of now", () => {
	expect(proposedDay(undefined, NOW)).toBeUndefined();
});
