const numbers = new WeakMap<object, number>();
let newest = 0;

/** A number that stays with a condition while it is edited and moved, so that what is on screen stays with it too. */
export function identityOf(node: object): number {
	const known = numbers.get(node);
	if (known !== undefined) return known;
	newest += 1;
	numbers.set(node, newest);
	return newest;
}

/** Lets a changed condition go on as the one it was made from. */
export function inheritIdentity<T>(before: unknown, after: T): T {
	if (typeof before === "object" && before !== null && typeof after === "object" && after !== null) {
		numbers.set(after, identityOf(before));
	}
	return after;
}
