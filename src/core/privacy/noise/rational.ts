/** An exact fraction; nothing on the way to a released number is ever a floating-point number. */
export interface Rational {
	readonly numerator: bigint;
	/** Above 0. */
	readonly denominator: bigint;
}

/** @throws RangeError unless the fraction is a number that is not negative. */
export function checkNotNegative({ numerator, denominator }: Rational): void {
	if (denominator <= 0n) throw new RangeError("a denominator is above 0");
	if (numerator < 0n) throw new RangeError("must not be negative");
}

/** @throws RangeError unless the fraction is a number above 0. */
export function checkPositive(value: Rational): void {
	checkNotNegative(value);
	if (value.numerator === 0n) throw new RangeError("must be above 0");
}
