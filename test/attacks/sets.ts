import type { Rule } from "../../src/core/segments/rule/rule.ts";

/** Exactly these customers, by an attribute that the attacker knows of each. */
export function those(numbers: readonly number[]): Rule {
	return numbers.length === 0 ? { not: { everyone: true } } : { attribute: "person", in: [...numbers] };
}

export function numbersFrom(first: number, last: number): number[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

export function without(numbers: readonly number[], left: number): number[] {
	return numbers.filter((number) => number !== left);
}

/** Half of these customers, another half for each `half`: any two are far from each other, and the attacker knows who is in. */
export function halfOf(numbers: readonly number[], half: number): number[] {
	return numbers.filter((number) => (Math.imul(number ^ Math.imul(half + 1, 0x9e3779b1), 0x85ebca6b) >>> 15) & 1);
}
