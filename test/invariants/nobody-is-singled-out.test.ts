import { describe, expect, test } from "vitest";
import { ALL_ATTACKS } from "../attacks/all-attacks.ts";
import { play } from "../attacks/game.ts";
import { openNaiveHouse } from "../attacks/model/model-house.ts";
import { openProtectedHouse } from "../attacks/model/protected-house.ts";
import { isBeyondBound } from "../attacks/scoreboard.ts";

/** The few games that there is time for at every change; `npm run test:attacks` plays thousands, and through the API. */
const GAMES = 60;
const NAIVE_GAMES = 20;
const MOST_CUSTOMERS = 600;
const QUICK = ALL_ATTACKS.filter(({ others }) => others <= MOST_CUSTOMERS);

describe("whether somebody is there", () => {
	test.each(QUICK)("is not told by $title", async (attack) => {
		expect(isBeyondBound(await play(attack, openProtectedHouse, GAMES, "quick"))).toBe(false);
	});

	test("is told by exact counts above a threshold, which these attacks are good at", async () => {
		const told = await Promise.all(QUICK.map(async (attack) => play(attack, openNaiveHouse, NAIVE_GAMES, "naive")));
		expect(told.filter(({ advantage }) => advantage > 0.9).length).toBeGreaterThan(QUICK.length * 0.8);
	});
});
