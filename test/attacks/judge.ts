/** One game: what the attacker saw, as numbers, and whether the victim was there. */
export interface Played {
	present: boolean;
	seen: readonly number[];
}

/** A share of right guesses above chance (0 a coin, 1 always right), give or take `margin` with 95 of 100. */
export interface Advantage {
	advantage: number;
	margin: number;
}

type Guess = (seen: readonly number[]) => boolean;

/**
 * The best of several attackers who learn how to guess from the first half of the games and are measured on the second:
 * a threshold on each number seen, and all numbers weighed together (a linear discriminant). What distinguishes, be it a
 * difference, its sign or an equality, needs only be among the numbers.
 */
export function judge(games: readonly Played[]): Advantage {
	const half = Math.floor(games.length / 2);
	const [learning, measured] = [games.slice(0, half), games.slice(half)];
	const numbers = learning[0]?.seen.length ?? 0;
	const guesses = Array.from({ length: numbers }, (_, at) => thresholdOn(learning, (seen) => seen[at] ?? 0));
	if (numbers > 1) guesses.push(thresholdOn(learning, weighed(learning, numbers)));
	const best = guesses.reduce<{ guess: Guess; right: number }>(
		(a, guess) => (rightShare(learning, guess) > a.right ? { guess, right: rightShare(learning, guess) } : a),
		{ guess: () => true, right: 0 },
	);
	const right = rightShare(measured, best.guess);
	const deviation = Math.sqrt((right * (1 - right)) / measured.length);
	return { advantage: 2 * right - 1, margin: 2 * 1.96 * deviation };
}

function rightShare(games: readonly Played[], guess: Guess): number {
	return games.filter(({ present, seen }) => guess(seen) === present).length / games.length;
}

/** The cut, and the side of it, that would have been right most often. */
function thresholdOn(games: readonly Played[], numberIn: (seen: readonly number[]) => number): Guess {
	const sorted = games
		.map(({ present, seen }) => ({ present, value: numberIn(seen) }))
		.sort((a, b) => a.value - b.value);
	const present = sorted.filter((game) => game.present).length;
	let best = { right: present, cut: Number.NEGATIVE_INFINITY, above: true };
	let [presentBelow, absentBelow] = [0, 0];
	for (const [at, { present: there, value }] of sorted.entries()) {
		if (there) presentBelow++;
		else absentBelow++;
		if (sorted[at + 1]?.value === value) continue;
		const right = absentBelow + (present - presentBelow);
		if (right > best.right) best = { right, cut: value, above: true };
		if (games.length - right > best.right) best = { right: games.length - right, cut: value, above: false };
	}
	return (seen) => numberIn(seen) > best.cut === best.above;
}

/** Each number in proportion to how far it moves with the victim, over its variance. */
function weighed(games: readonly Played[], numbers: number): (seen: readonly number[]) => number {
	const weights = Array.from({ length: numbers }, (_, at) => {
		const of = (there: boolean) => games.filter(({ present }) => present === there).map(({ seen }) => seen[at] ?? 0);
		const [one, other] = [moments(of(true)), moments(of(false))];
		const variance = one.variance + other.variance;
		return variance === 0 ? 0 : (one.mean - other.mean) / variance;
	});
	return (seen) => seen.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

function moments(values: readonly number[]): { mean: number; variance: number } {
	const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length) };
}
