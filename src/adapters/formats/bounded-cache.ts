import { detached } from "../../core/intake/memo.ts";

/** Remembers up to `capacity` answers; starts afresh when full, which costs less than keeping an order of use. */
export function boundedCache<T>(capacity: number, compute: (key: string) => T): (key: string) => T {
	const answers = new Map<string, T>();
	return (key) => {
		const known = answers.get(key);
		if (known !== undefined || answers.has(key)) return known as T;
		if (answers.size >= capacity) answers.clear();
		const own = detached(key);
		const answer = compute(own);
		answers.set(own, answer);
		return answer;
	};
}
