import type { Attack, HouseUnderAttack, OpenHouse } from "./house-under-attack.ts";
import { type Advantage, judge, type Played } from "./judge.ts";
import { seededBytes } from "./seeded-bytes.ts";

export interface GameResult extends Advantage {
	/** ρ spent a game, on average. */
	rho: number;
}

/** Plays an attack so many times, each time with a new house and a coin, the same for the same seed. */
export async function play(attack: Attack, openHouse: OpenHouse, games: number, seed: string): Promise<GameResult> {
	const coin = seededBytes(`coin ${seed} ${attack.title}`);
	const played: Played[] = [];
	let spent = 0;
	for (let game = 0; game < games; game++) {
		const present = ((coin(1)[0] ?? 0) & 1) === 1;
		const numbers = Array.from({ length: attack.others + 1 }, (_, at) => at + 1);
		const victim = Math.ceil(attack.others / 2);
		const crowd = { others: numbers.filter((number) => number !== victim), victim };
		const opened = await openHouse(crowd, present && !attack.victimComesLater, `${seed} ${attack.title} ${game}`);
		const house = attack.victimComesLater && present ? bringing(victim, opened) : opened;
		played.push({ present, seen: await attack.run(house, crowd) });
		spent += await house.spent();
	}
	return { ...judge(played), rho: spent / games };
}

/** The house whose next import brings the victim as well. */
function bringing(victim: number, house: HouseUnderAttack): HouseUnderAttack {
	return { ...house, importMore: (numbers) => house.importMore([victim, ...numbers]) };
}
