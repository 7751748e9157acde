import { type DecimalSeparator, readNumber } from "./number-text.ts";
import { type Parsed, refuse } from "./refusal.ts";

const INT64_MAX = 9223372036854775807n;
const INT64_MIN = -9223372036854775808n;
/** Places after the point, and digits before it, of the type `decimal`. */
const DECIMAL_PLACES = 6;
const DECIMAL_WHOLE_DIGITS = 12;
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,3}$/i;

/** A 64-bit integer; `17850.0` is one, for spreadsheets write integers so. */
export function parseInteger(text: string, separator: DecimalSeparator = "."): Parsed {
	if (isPlainDigits(text)) return text;
	const parts = readNumber(text, separator);
	if (parts === null || !/^0*$/.test(parts.fraction)) return refuse("integer-invalid");
	if (parts.whole.length > 19) return refuse("number-out-of-range");
	const value = BigInt(parts.negative ? `-${parts.whole}` : parts.whole);
	return value > INT64_MAX || value < INT64_MIN ? refuse("number-out-of-range") : value.toString();
}

/** At most 15 digits without sign or leading zero: already canonical. */
function isPlainDigits(text: string): boolean {
	const length = text.length;
	if (length === 0 || length > 15 || (length > 1 && text.charCodeAt(0) === 0x30)) return false;
	for (let i = 0; i < length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x30 || code > 0x39) return false;
	}
	return true;
}

/** Exact: at most 12 digits before and 6 after the point, without trailing zeros. */
export function parseDecimal(text: string, separator: DecimalSeparator = "."): Parsed {
	if (separator === "." && isPlainDecimal(text)) return text;
	const parts = readNumber(text, separator);
	if (parts === null) return refuse("decimal-invalid");
	const fraction = parts.fraction.replace(/0+$/, "");
	if (fraction.length > DECIMAL_PLACES) return refuse("decimal-too-precise");
	if (parts.whole.length > DECIMAL_WHOLE_DIGITS) return refuse("number-out-of-range");
	const magnitude = fraction === "" ? parts.whole : `${parts.whole}.${fraction}`;
	return parts.negative && magnitude !== "0" ? `-${magnitude}` : magnitude;
}

/** Digits with at most one point between them. */
function isUnsigned(text: string): boolean {
	let points = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 0x2e && i > 0) points++;
		else if (code < 0x30 || code > 0x39) return false;
	}
	return points < 2 && text.length > 0;
}

/** Digits, and perhaps one point with digits of which the last is not zero: already canonical. */
function isPlainDecimal(text: string): boolean {
	const length = text.length;
	if (length === 0 || length > DECIMAL_WHOLE_DIGITS) return false;
	let point = -1;
	for (let i = 0; i < length; i++) {
		const code = text.charCodeAt(i);
		if (code === 0x2e && point === -1 && i > 0) point = i;
		else if (code < 0x30 || code > 0x39) return false;
	}
	if (text.charCodeAt(0) === 0x30 && length > 1 && point !== 1) return false;
	return (
		point === -1 || (length - point - 1 <= DECIMAL_PLACES && point < length - 1 && text.charCodeAt(length - 1) !== 0x30)
	);
}

/** A finite 64-bit float, also in scientific notation. */
export function parseFloat64(text: string, separator: DecimalSeparator = "."): Parsed {
	const plain = separator === "," ? text.replace(",", ".") : text;
	let value = Number.NaN;
	if (isUnsigned(plain) || SCIENTIFIC.test(plain)) value = Number(plain);
	else {
		const parts = readNumber(text, separator);
		if (parts !== null) value = Number(`${parts.negative ? "-" : ""}${parts.whole}.${parts.fraction}`);
	}
	if (Number.isNaN(value)) return refuse("float-invalid");
	if (!Number.isFinite(value)) return refuse("number-out-of-range");
	return value === 0 ? "0" : String(value);
}
