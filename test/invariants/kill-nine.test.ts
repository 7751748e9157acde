import { expect, it } from "vitest";
import { killServerAtRandom } from "./kill-nine.ts";

// Invariant 11. Fifty runs are in test/long/kill-nine.long.ts.
it("kill -9 at random moments of import and refresh loses nothing acknowledged and leaves nothing half-done", async () => {
	await expect(
		killServerAtRandom({ runs: 3, longestLifeMs: 3_000, rowsAnImport: 5_000, random: Math.random }),
	).resolves.toBeUndefined();
}, 120_000);
