/** The largest whole number whose square is at most `value`. @throws RangeError for a negative value. */
export function integerRoot(value: bigint): bigint {
	if (value < 0n) throw new RangeError("must not be negative");
	if (value < 2n) return value;
	let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
	for (;;) {
		const next = (root + value / root) / 2n;
		if (next >= root) return root;
		root = next;
	}
}
