import { describe, expect, test } from "vitest";
import { Duration, durationDays, durationMonths, durationMs, durationParts } from "./duration.ts";

describe("a duration", () => {
	test.each(["30m", "12h", "90d", "8w", "6mo", "1y", "36525d", "100y"])("%s is one", (text) => {
		expect(Duration.safeParse(text).success).toBe(true);
	});

	test.each(["", "0d", "90", "d", "1.5d", "-1d", "90 d", "90D", "P90D", "101y", "1201mo", "36526d", "1d2h"])(
		"%j is none",
		(text) => {
			expect(Duration.safeParse(text).success).toBe(false);
		},
	);

	test("has an exact length, or one by the calendar, never both", () => {
		const parts = (text: string) => durationParts(text) ?? { amount: 0, unit: "m" as const };
		expect(durationMs(parts("90d"))).toBe(90 * 86_400_000);
		expect(durationMs(parts("2w"))).toBe(14 * 86_400_000);
		expect(durationMs(parts("30m"))).toBe(1_800_000);
		expect(durationMs(parts("6mo"))).toBeNull();
		expect(durationMonths(parts("2y"))).toBe(24);
		expect(durationMonths(parts("30m"))).toBeNull();
		expect(durationDays(parts("2w"))).toBe(14);
		expect(durationDays(parts("12h"))).toBeNull();
	});
});
