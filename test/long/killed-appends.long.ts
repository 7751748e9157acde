import { expect, test } from "vitest";
import { killAppendsAtRandom } from "../audit/killed-appends.ts";

test("a log whose process is killed 25 times at random moments loses nothing acknowledged, and each time has grown", async () => {
	const acknowledged = await killAppendsAtRandom({
		runs: 25,
		callers: 300,
		longestLifeMs: 1500,
		random: Math.random,
	});
	expect(acknowledged).toBeGreaterThan(1000);
}, 900_000);
