import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";

const estimator = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary: { ...common, ...english } });

/** Guesses that somebody needs who knows how people choose passwords, as a power of ten. */
export function guessesLog10(password: string, knownWords: readonly string[]): number {
	return estimator.check(password, [...knownWords]).guessesLog10;
}
