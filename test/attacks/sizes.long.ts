import { afterAll, describe, expect, test } from "vitest";
import { ALL_ATTACKS } from "./all-attacks.ts";
import { play } from "./game.ts";
import { openNaiveHouse } from "./model/model-house.ts";
import { openProtectedHouse } from "./model/protected-house.ts";
import { isBeyondBound, type Score, scoreTable } from "./scoreboard.ts";

/** Where the attack does not say otherwise: the margin of 95 in 100 is then about 0.07. */
const GAMES = 1_500;
const NAIVE_GAMES = 40;

const scores: Score[] = [];
afterAll(() => console.info(`\n${scoreTable(scores)}\n`));

describe("attacks on the mechanism, in memory", () => {
	test.each(ALL_ATTACKS)("$title", async (attack) => {
		const { games = GAMES } = attack;
		const protectedBy = await play(attack, openProtectedHouse, games, "long");
		const naive = await play(attack, openNaiveHouse, NAIVE_GAMES, "naive");
		scores.push({ title: attack.title, games, protectedBy, naive });
		expect(isBeyondBound(protectedBy), JSON.stringify(protectedBy)).toBe(false);
	});
});
