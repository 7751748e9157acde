import type { Rule } from "../../src/core/segments/rule/rule.ts";
import { type Attack, mean, numberOf, pairOf } from "./house-under-attack.ts";
import { halfOf, numbersFrom, those, without } from "./sets.ts";

/** The same customers in other words. */
function wordings(rule: Rule, other: Rule): Rule[] {
	return [
		rule,
		{ all: [rule] },
		{ not: { not: rule } },
		{ all: [rule, rule] },
		{ any: [rule, { all: [rule, other] }] },
		{ all: [rule, { any: [rule, other] }] },
		{ not: { any: [{ not: rule }, { all: [other, { not: other }] }] } },
		{ any: [{ all: [rule, other] }, { all: [rule, { not: other }] }] },
		{ all: [rule, { any: [other, { not: other }] }] },
	];
}

/** What noise loses when it is asked for again and again. */
export const ATTACKS_BY_REPETITION: readonly Attack[] = [
	{
		title: "the same question again and again",
		others: 300,
		games: 600,
		async run(house, { others, victim }) {
			const answers = [];
			for (let time = 0; time < 50; time++) answers.push(numberOf(await house.ask(those([...others, victim]))));
			return [mean(answers), Math.max(...answers) - Math.min(...answers)];
		},
	},
	{
		title: "the same question in other words",
		others: 300,
		async run(house, { others, victim }) {
			const answers = [];
			for (const rule of wordings(those([...others, victim]), { attribute: "person", atLeast: 50 })) {
				answers.push(numberOf(await house.ask(rule)));
			}
			return [mean(answers), ...answers];
		},
	},
	{
		title: "clones with a condition that is always true",
		others: 300,
		games: 600,
		async run(house, { others, victim }) {
			const answers = [];
			for (let clone = 0; clone < 60; clone++) {
				const always = { attribute: "person", atLeast: -clone };
				answers.push(numberOf(await house.ask({ all: [those([...others, victim]), always] })));
			}
			return [mean(answers), Math.max(...answers) - Math.min(...answers)];
		},
	},
	{
		title: "clones far enough apart for noise of their own, averaged until the budget is used up",
		others: 700,
		games: 400,
		async run(house, { others, victim }) {
			const errors = [];
			for (let clone = 0; clone < 115; clone++) {
				const half = halfOf(others, clone);
				const told = await house.ask(those([...half, victim]));
				if (told.kind === "number") errors.push(told.value - half.length);
			}
			return [mean(errors), errors.length];
		},
	},
	{
		title: "several accounts share that work",
		others: 900,
		games: 200,
		async run(house, { others, victim }) {
			const errors = [];
			for (let clone = 0; clone < 460; clone++) {
				const half = halfOf(others, clone);
				const told = await house.ask(those([...half, victim]), `account ${clone % 5}`);
				if (told.kind === "number") errors.push(told.value - half.length);
			}
			return [mean(errors), errors.length];
		},
	},
	{
		title: "before and after an import that brings the victim, or not",
		others: 300,
		victimComesLater: true,
		async run(house, { others, victim }) {
			const rule = those([...others, victim]);
			const before = await house.ask(rule);
			await house.importMore([10_001, 10_002]);
			return pairOf(before, await house.ask(rule));
		},
	},
	{
		title: "before and after an import that brings the victim among 60 dummies",
		others: 300,
		victimComesLater: true,
		async run(house, { others, victim }) {
			const dummies = numbersFrom(10_001, 10_060);
			const rule = those([...without(others, victim), victim, ...dummies]);
			const before = await house.ask(rule);
			await house.importMore(dummies);
			return pairOf(before, await house.ask(rule));
		},
	},
];
