import { afterAll, describe, expect, test } from "vitest";
import { ALL_ATTACKS } from "./all-attacks.ts";
import { play } from "./game.ts";
import { openNaiveHouse } from "./model/model-house.ts";
import { openProtectedHouse } from "./model/protected-house.ts";
import { isBeyondBound, type Score, scoreTable } from "./scoreboard.ts";

/** Customer rows that all games of an attack go over together, roughly: cheap attacks are played more often. */
const WORK = 2_000_000;
const FEWEST_GAMES = 400;
const MOST_GAMES = 4_000;
const NAIVE_GAMES = 40;

const scores: Score[] = [];
afterAll(() => console.info(`\n${scoreTable(scores)}\n`));

describe("attacks on the mechanism, in memory", () => {
	test.each(ALL_ATTACKS)("$title", async (attack) => {
		const games = Math.max(FEWEST_GAMES, Math.min(MOST_GAMES, Math.floor(WORK / attack.others)));
		const protectedBy = await play(attack, openProtectedHouse, games, "long");
		const naive = await play(attack, openNaiveHouse, NAIVE_GAMES, "naive");
		scores.push({ title: attack.title, games, protectedBy, naive });
		expect(isBeyondBound(protectedBy), JSON.stringify(protectedBy)).toBe(false);
	});
});
