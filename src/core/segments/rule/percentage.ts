import { z } from "zod";

const PATTERN = /^(\d{1,3})(?:\.(\d{1,4}))?%$/;

/** `"12.5%"` as parts per million; null when the text is no percentage above 0 and up to 100 with at most 4 decimals. */
export function perMillionOf(text: string): number | null {
	const match = PATTERN.exec(text);
	if (match === null) return null;
	const perMillion = Number(match[1]) * 10_000 + Number((match[2] ?? "").padEnd(4, "0"));
	return perMillion >= 1 && perMillion <= 1_000_000 ? perMillion : null;
}

export const Percentage = z
	.string()
	.regex(PATTERN, 'a percentage is written `"10%"` or `"2.5%"`, with at most 4 decimals')
	.refine((text) => !PATTERN.test(text) || perMillionOf(text) !== null, "a percentage is above 0 and at most 100");
