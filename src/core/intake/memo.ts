const LIMIT = 8_192;
const TRIAL = 20_000;

/**
 * Remembers what a pure function gave for recent texts. Gives up where texts seldom repeat,
 * so that columns of unique values pay for the trial only.
 */
export function memoise<T>(compute: (text: string) => T, limit = LIMIT): (text: string) => T {
	let known: Map<string, T> | undefined = new Map();
	let calls = 0;
	let misses = 0;
	return (text) => {
		if (known === undefined || text.length > 64) return compute(text);
		const hit = known.get(text);
		calls++;
		if (hit !== undefined) return hit;
		const key = detached(text);
		const result = compute(key);
		misses++;
		if (calls >= TRIAL) {
			if (misses * 2 > calls) {
				known = undefined;
				return result;
			}
			calls = 0;
			misses = 0;
		}
		if (known.size >= limit) known.clear();
		known.set(key, result);
		return result;
	};
}

/**
 * The same text on its own. Engines keep a part of a text as a view of the whole, so remembering a short cell as it came
 * would keep the whole block of the file that it was cut from.
 */
export function detached(text: string): string {
	return ` ${text}`.slice(1);
}
