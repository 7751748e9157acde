import { expect, test } from "vitest";
import { killAppendsAtRandom } from "./killed-appends.ts";

test("a log whose process is killed while many append keeps all that was acknowledged, and verifies", async () => {
	const acknowledged = await killAppendsAtRandom({ runs: 2, callers: 40, longestLifeMs: 400, random: () => 0.5 });
	expect(acknowledged).toBeGreaterThan(0);
}, 60_000);
