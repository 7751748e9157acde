/** Sign, whole digits and fraction digits of a number as written, without separators; null when it is not a number. */
export interface NumberParts {
	negative: boolean;
	whole: string;
	fraction: string;
}

export type DecimalSeparator = "." | ",";

const FORMS: Record<DecimalSeparator, RegExp> = {
	".": /^([+-]?)(?:(\d+)|(\d{1,3}(?:([,'’ \u00A0\u202F\u2009])\d{3})(?:\4\d{3})*))?(?:\.(\d*))?$/,
	",": /^([+-]?)(?:(\d+)|(\d{1,3}(?:([.'’ \u00A0\u202F\u2009])\d{3})(?:\4\d{3})*))?(?:,(\d*))?$/,
};
const GROUPING = /[.,'’\s]/g;

/** Reads a number with optional thousands separators, which must group by three and never be the decimal separator. */
export function readNumber(text: string, separator: DecimalSeparator): NumberParts | null {
	if (text.length > 60) return null;
	const match = FORMS[separator].exec(text.replace("\u2212", "-"));
	if (match === null) return null;
	const whole = match[2] ?? match[3]?.replace(GROUPING, "") ?? "";
	const fraction = match[5] ?? "";
	if (whole === "" && fraction === "") return null;
	return { negative: match[1] === "-", whole: whole.replace(/^0+(?=\d)/, "") || "0", fraction };
}

const MONEY = /^(-?)\s*(?:\p{Sc}|[A-Z]{3}|[A-Z]{1,2}\p{Sc})?\s*([^\p{L}\p{Sc}]*?)\s*(?:\p{Sc}|[A-Z]{3}|kr\.?|zł)?$/u;

/** Takes the currency symbol or code off an amount; `(12.50)` is minus 12.50, as in accounts. */
export function stripCurrency(text: string): string {
	const inBrackets = text.startsWith("(") && text.endsWith(")");
	const match = MONEY.exec(inBrackets ? text.slice(1, -1).trim() : text);
	if (match === null) return text;
	const amount = `${match[1] ?? ""}${match[2] ?? ""}`;
	return inBrackets ? `-${amount}` : amount;
}
