import { type Attack, mean, numberOf, pairOf } from "./house-under-attack.ts";
import { numbersFrom, those, without } from "./sets.ts";

/** What can be told from sets that differ in the victim alone. */
export const ATTACKS_ON_SETS: readonly Attack[] = [
	{
		title: "neighbouring rules: with and without the victim",
		others: 300,
		async run(house, { others, victim }) {
			return pairOf(await house.ask(those([...others, victim])), await house.ask(those(others)));
		},
	},
	{
		title: "the victim alone",
		others: 300,
		run: async (house, { victim }) => [numberOf(await house.ask(those([victim])))],
	},
	{
		title: "the victim among dummies up to the threshold",
		others: 300,
		run: async (house, { others, victim }) => [numberOf(await house.ask(those([...others.slice(0, 19), victim])))],
	},
	{
		title: "unions and intersections",
		others: 300,
		async run(house, { others, victim }) {
			const [low, high] = [those(numbersFrom(1, victim)), those(numbersFrom(victim, others.length + 1))];
			const a = await house.ask(low);
			const b = await house.ask(high);
			const both = await house.ask({ all: [low, high] });
			const either = await house.ask({ any: [low, high] });
			const inclusion = numberOf(a) + numberOf(b) - numberOf(either);
			return [a, b, both, either].map(numberOf).concat(inclusion, inclusion - numberOf(both), ...pairOf(a, b));
		},
	},
	{
		title: "negation",
		others: 300,
		async run(house, { others, victim }) {
			const rest = those(others.slice(0, 150));
			const a = await house.ask(rest);
			const b = await house.ask({ not: rest });
			const victimOut = await house.ask({ not: { any: [rest, those([victim])] } });
			const everyone = await house.ask({ everyone: true });
			return [
				...[a, b, everyone].map(numberOf),
				numberOf(everyone) - numberOf(a) - numberOf(b),
				...pairOf(b, victimOut),
			];
		},
	},
	{
		title: "sliding threshold",
		others: 400,
		async run(house, { victim }) {
			const answers: number[] = [];
			for (let from = victim - 3; from <= victim + 4; from++) {
				answers.push(numberOf(await house.ask({ attribute: "person", atLeast: from })));
			}
			const steps = answers.slice(1).map((answer, at) => (answers[at] ?? 0) - answer);
			const equal = steps.map((step) => (step === 0 ? 1 : 0));
			return [...answers, ...steps, ...equal, mean(answers.slice(0, 4)) - mean(answers.slice(4))];
		},
	},
	{
		title: "sliding window",
		others: 400,
		async run(house, { victim }) {
			const answers: number[] = [];
			for (let from = victim - 100; from <= victim + 3; from += 10) {
				answers.push(numberOf(await house.ask({ attribute: "person", between: [from, from + 100] })));
			}
			return [...answers, ...answers.slice(1).map((answer, at) => (answers[at] ?? 0) - answer)];
		},
	},
	{
		title: "nested rules and their steps (waterfall)",
		others: 400,
		async run(house, { others, victim }) {
			const parts = [
				{ attribute: "person", atMost: others.length + 1 },
				{ attribute: "person", atLeast: 2 },
				{ not: those([victim]) },
				{ any: [{ not: those([victim]) }, those(others.slice(0, 50))] },
			];
			const answers: number[] = [];
			for (let count = 1; count <= parts.length; count++) {
				const nested = parts.slice(0, count).reduceRight((inner, part) => ({ all: [part, inner] }), parts[0] as object);
				answers.push(numberOf(await house.ask(nested as never)));
			}
			const steps = answers.slice(1).map((answer, at) => (answers[at] ?? 0) - answer);
			return [...answers, ...steps, ...steps.map((step) => (step === 0 ? 1 : 0))];
		},
	},
	{
		title: "a fifth of everyone at a time, with and without the victim",
		others: 500,
		async run(house, { others, victim }) {
			const seen = [];
			for (let fifth = 0; fifth < 5; fifth++) {
				const block = others.filter((number) => number % 5 === fifth);
				seen.push(...pairOf(await house.ask(those(block)), await house.ask(those([...block, victim]))).slice(2));
			}
			return [...seen, mean(seen.filter((_, at) => at % 3 === 0)), mean(seen.filter((_, at) => at % 3 === 2))];
		},
	},
	{
		title: "totals minus the cells that are shown",
		others: 400,
		async run(house, { others, victim }) {
			const total = numberOf(await house.ask({ everyone: true }));
			let cells = 0;
			for (let cell = 0; cell < 4; cell++) {
				cells += numberOf(await house.ask(those(without(others, victim).filter((number) => number % 4 === cell))));
			}
			return [total, cells, total - cells];
		},
	},
];
