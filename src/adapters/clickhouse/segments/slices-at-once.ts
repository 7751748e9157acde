import { availableParallelism } from "node:os";

/**
 * Slices computed side by side. Each gets its share of the cores: threads of one statement have to merge their hash
 * tables, statements over different customers never do.
 */
export const SLICES_AT_ONCE = 2;

/** Engine settings of a statement over one of several slices. */
export const SHARE_OF_CORES = { max_threads: Math.max(1, Math.floor(availableParallelism() / SLICES_AT_ONCE)) };

/**
 * Results of `work` for every item, in the order of the items, with at most `SLICES_AT_ONCE` under way.
 * After a failure no further item is begun; it is thrown once those under way have ended.
 */
export async function sideBySide<Item, Result>(
	items: readonly Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = items.entries();
	let failed = false;
	const runner = async () => {
		for (const [index, item] of waiting) {
			if (failed) return;
			try {
				results[index] = await work(item);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const ended = await Promise.allSettled(Array.from({ length: SLICES_AT_ONCE }, runner));
	for (const end of ended) if (end.status === "rejected") throw end.reason;
	return results;
}
