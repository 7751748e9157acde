import { type Attack, mean, numberOf, pairOf } from "./house-under-attack.ts";
import { halfOf, numbersFrom, those } from "./sets.ts";

const NEAR = 48;

/** What can be told from how near sets share an answer, from lists, and from what one customer does to others. */
export const ATTACKS_ON_THE_MECHANISM: readonly Attack[] = [
	{
		title: "dummies up to the boundary of the near-set test, and the victim",
		others: 800,
		games: 400,
		async run(house, { others, victim }) {
			const equals = [];
			for (let round = 0; round < 40; round++) {
				const base = halfOf(others, round);
				const taken = new Set(base);
				const dummies = others.filter((number) => !taken.has(number)).slice(0, NEAR - 1);
				const first = await house.ask(those(base));
				const second = await house.ask(those([...base, ...dummies, victim]));
				equals.push(numberOf(first) === numberOf(second) ? 1 : 0);
			}
			return [mean(equals)];
		},
	},
	{
		title: "which of two equally near answers the victim's set takes",
		others: 800,
		games: 400,
		async run(house, { others, victim }) {
			const taken = [];
			for (let round = 0; round < 20; round++) {
				const base = halfOf(others, round);
				const a = await house.ask(those([...base.slice(24), victim]));
				const b = await house.ask(those(base.slice(0, -24)));
				const c = await house.ask(those([...base, victim]));
				taken.push(numberOf(c) === numberOf(a) ? 1 : numberOf(c) === numberOf(b) ? -1 : 0);
			}
			return [mean(taken)];
		},
	},
	{
		title: "an uploaded list of one",
		others: 300,
		async run(house, { victim }) {
			await house.upload("one", [victim], 0);
			return [
				numberOf(await house.ask({ list: "one" })),
				numberOf(await house.ask({ not: { list: "one" } })),
				numberOf(await house.ask({ any: [{ list: "one" }, { attribute: "person", atMost: 40 }] })),
			];
		},
	},
	{
		title: "an uploaded list of the victim and a hundred people nobody knows",
		others: 300,
		async run(house, { victim }) {
			await house.upload("padded", [victim], 100);
			const among = await house.ask({ any: [{ list: "padded" }, { attribute: "person", atMost: 60 }] });
			return [
				numberOf(await house.ask({ list: "padded" })),
				...pairOf(among, await house.ask({ attribute: "person", atMost: 60 })),
			];
		},
	},
	{
		title: "lists of a hundred dummies, with and without the victim",
		others: 400,
		async run(house, { others, victim }) {
			await house.upload("dummies", others.slice(0, 110), 0);
			await house.upload("dummies-and-one", [...others.slice(0, 110), victim], 0);
			return pairOf(await house.ask({ list: "dummies" }), await house.ask({ list: "dummies-and-one" }));
		},
	},
	{
		title: "a rank whose boundary the victim moves past many who are equal",
		others: 400,
		run: async (house) => [numberOf(await house.ask({ rank: { attribute: "tier", top: 200 } }))],
	},
	{
		title: "many ranks, of each the last one, whom the victim pushes out",
		others: 400,
		async run(house, { others, victim }) {
			const lastOnes = numbersFrom(1, 60).map((step) => ({
				all: [{ rank: { attribute: "person", bottom: victim + step } }, those([victim + step + 1])],
			}));
			return [numberOf(await house.ask({ any: [...lastOnes, those(others.slice(0, 100))] }))];
		},
	},
	{
		title: "keys that the victim shifts: two sets alike with the victim, far apart without",
		others: 12_800,
		games: 400,
		async run(house, { others, victim }) {
			const before = others.filter((number) => number < victim && number % 64 === 7).slice(0, 100);
			const after = others.filter((number) => number > victim && number % 64 === 7).slice(0, 100);
			return pairOf(await house.ask(those(before)), await house.ask(those(after)));
		},
	},
];
