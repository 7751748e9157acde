import { HIDDEN, looksLikeEmail } from "./safe-line.ts";

const COORDINATES = [/(\d+)[.,]\d+/g, /(\d+[.,]\d)\d+/g, /(\d+[.,]\d\d)\d+/g] as const;

/** What tells a place closely and has no decimals to lose: degrees and minutes, a plus code, long numbers, powers of ten. */
const OTHER_NOTATION =
	/[°º′″'’"”]\s*\d|\d\s*[°º′″'’"”]|[23456789CFGHJMPQRVWX]{2,8}\+[23456789CFGHJMPQRVWX]|\d{4}|\de[+-]?\d/i;

/**
 * Coordinates lose their further decimals; names of places stay. E-mail addresses are none, and other ways to write coordinates
 * are hidden.
 */
export function coarsePlace(text: string, decimals: number): string | undefined {
	if (looksLikeEmail(text)) return undefined;
	const coarse = text.replace(COORDINATES[decimals] ?? COORDINATES[0], "$1");
	return OTHER_NOTATION.test(coarse) ? undefined : coarse;
}

/** The first bits of an IPv4 or IPv6 address. */
export function networkOf(text: string, v4: 16 | 24, v6: 32 | 48): string | undefined {
	const four = /^(\d{1,3}\.\d{1,3})(\.\d{1,3})\.\d{1,3}$/.exec(text);
	if (four) return `${four[1]}${v4 === 24 ? four[2] : ""}.${HIDDEN}`;
	const groups = ipv6Groups(text);
	// After 2002: comes a whole IPv4 address (6to4), which two groups more would show.
	const shown = groups && Number.parseInt(groups[0] ?? "", 16) === SIX_TO_FOUR ? 2 : v6 / 16;
	return groups && `${groups.slice(0, shown).join(":")}:${HIDDEN}`;
}

const SIX_TO_FOUR = 0x2002;

function ipv6Groups(text: string): string[] | undefined {
	if (!/^[0-9a-f:]{2,39}$/i.test(text) || !text.includes(":")) return undefined;
	const [left = "", right, more] = text.split("::");
	const before = left === "" ? [] : left.split(":");
	const after = right === undefined || right === "" ? [] : right.split(":");
	const missing = 8 - before.length - after.length;
	if (more !== undefined || (right === undefined ? missing !== 0 : missing < 1)) return undefined;
	const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
	return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : undefined;
}
