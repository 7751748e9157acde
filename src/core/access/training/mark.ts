import type { Course } from "./course.ts";

/** Numbers of a question in its course and of an answer in its question, both from 0 in the order of the file. */
export interface Choice {
	question: number;
	answer: number;
}

export interface Mark {
	rightAnswers: number;
	/** Whole per cent, rounded down: nobody passes by rounding. */
	scorePercent: number;
	passed: boolean;
}

/** Marks an attempt; a question without a choice, or with several, is answered wrongly. */
export function markAttempt({ questions, passPercent }: Course, choices: readonly Choice[]): Mark {
	const rightAnswers = questions.filter(({ answers }, question) => {
		const chosen = choices.filter((choice) => choice.question === question);
		return chosen.length === 1 && answers[chosen[0]?.answer ?? -1]?.right === true;
	}).length;
	const scorePercent = Math.floor((100 * rightAnswers) / questions.length);
	return { rightAnswers, scorePercent, passed: scorePercent >= passPercent };
}
