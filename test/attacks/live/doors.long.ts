import { afterAll, beforeAll, expect, test } from "vitest";
import { judge, type Played } from "../judge.ts";
import { isBeyondBound, type Score, scoreTable } from "../scoreboard.ts";
import { seededBytes } from "../seeded-bytes.ts";
import { numbersFrom, without } from "../sets.ts";
import { ATTACKS_ON_DOORS } from "./attacks-on-doors.ts";
import { openLiveInstallation } from "./live-installation.ts";

/** Each game imports a crowd into a workspace of its own and plays every attack there. */
const GAMES = Number(process.env.SEGWARD_ATTACK_GAMES ?? 60);
const CUSTOMERS = 300;
const VICTIM = 150;

let live: Awaited<ReturnType<typeof openLiveInstallation>>;
const scores: Score[] = [];
beforeAll(async () => {
	live = await openLiveInstallation();
});
afterAll(async () => {
	console.info(`\n${scoreTable(scores)}\n`);
	await live.close();
});

test("no door tells whether somebody is there", async () => {
	const coin = seededBytes("live");
	const crowd = { others: without(numbersFrom(1, CUSTOMERS), VICTIM), victim: VICTIM };
	const played = new Map<string, Played[]>(ATTACKS_ON_DOORS.map(({ title }) => [title, []]));
	let spent = 0;
	for (let game = 0; game < GAMES; game++) {
		const present = ((coin(1)[0] ?? 0) & 1) === 1;
		const world = await live.world(crowd, present);
		for (const { title, run } of ATTACKS_ON_DOORS) played.get(title)?.push({ present, seen: await run(world, crowd) });
		spent += await world.spent();
	}
	for (const [title, games] of played) {
		scores.push({ title, games: GAMES, protectedBy: { ...judge(games), rho: spent / GAMES } });
	}
	expect(scores.filter(({ protectedBy }) => isBeyondBound(protectedBy)).map(({ title }) => title)).toEqual([]);
});
