/** Digits of a number that floating point does not spoil. */
const EXACT_DIGITS = 12;

export function numberIn(text: string): number | undefined {
	const value = Number(text);
	return text === "" || !Number.isFinite(value) ? undefined : value;
}

/** Such as `≈ 2000`. */
export function significant(value: number, digits: number): string {
	return value === 0 ? "≈ 0" : `≈ ${Number(value.toPrecision(digits))}`;
}

/** Such as `40–49` for whole numbers, `1.5 to 2` for others; the lower edge belongs to the band. */
export function bandOfWidth(value: number, width: number): string {
	const from = tidy(Math.floor(value / width) * width);
	const whole = Number.isInteger(width) && width > 1 && Number.isInteger(value);
	return whole ? `${from}–${from + width - 1}` : `${from} to ${tidy(from + width)}`;
}

export function bandBetween(value: number, edges: readonly number[]): string {
	const next = edges.findIndex((edge) => value < edge);
	if (next === 0) return `below ${edges[0]}`;
	return next === -1 ? `from ${edges.at(-1)}` : `${edges[next - 1]} to ${edges[next]}`;
}

/**
 * Laplace noise of this scale, on a grid of a tenth of the scale, so that the last digits of the value do not come through.
 *
 * @param fraction at least 0, less than 1, uniform.
 */
export function withNoise(value: number, scale: number, fraction: number): number {
	const centred = fraction - 0.5;
	const noise = -scale * Math.sign(centred) * Math.log(1 - 2 * Math.abs(centred) + Number.EPSILON);
	const grid = scale / 10;
	return tidy(Math.round((value + noise) / grid) * grid);
}

const THOUSANDTHS = 1_000;
/** Up to here a number of whole thousandths has no more than the exact digits. */
const MOST_IN_THOUSANDTHS = 1e9;
/** Below half of the last exact digit. */
const SURELY_THE_SAME = 1e-13;

/** To the exact digits. Through text in general, many times faster without where the answer has at most three decimals. */
export function tidy(value: number): number {
	const near = Math.round(value * THOUSANDTHS) / THOUSANDTHS;
	const size = Math.abs(value);
	if (size < MOST_IN_THOUSANDTHS && Math.abs(near - value) <= size * SURELY_THE_SAME) return near;
	return Number(value.toPrecision(EXACT_DIGITS));
}

/** `""`, `.001` to `.999`, without zeros at the end. */
const DECIMALS = Array.from({ length: THOUSANDTHS }, (_, at) => String(at / THOUSANDTHS).slice(1));

/** As `String` has it, many times faster for numbers of at most three decimals. */
export function numberText(value: number): string {
	const size = Math.abs(value);
	const thousandths = Math.round(size * THOUSANDTHS);
	if (size >= MOST_IN_THOUSANDTHS || thousandths / THOUSANDTHS !== size) return String(value);
	const rest = thousandths % THOUSANDTHS;
	return `${value < 0 ? "-" : ""}${(thousandths - rest) / THOUSANDTHS}${DECIMALS[rest]}`;
}
