import { HIDDEN, looksLikeEmail } from "./safe-line.ts";

const COORDINATES = [/(\d+)[.,]\d+/g, /(\d+[.,]\d)\d+/g, /(\d+[.,]\d\d)\d+/g] as const;

/** Coordinates lose their further decimals; names of places stay, e-mail addresses are none. */
export function coarsePlace(text: string, decimals: number): string | undefined {
	return looksLikeEmail(text) ? undefined : text.replace(COORDINATES[decimals] ?? COORDINATES[0], "$1");
}

/** The first bits of an IPv4 or IPv6 address. */
export function networkOf(text: string, v4: 16 | 24, v6: 32 | 48): string | undefined {
	const four = /^(\d{1,3}\.\d{1,3})(\.\d{1,3})\.\d{1,3}$/.exec(text);
	if (four) return `${four[1]}${v4 === 24 ? four[2] : ""}.${HIDDEN}`;
	const groups = ipv6Groups(text);
	return groups && `${groups.slice(0, v6 / 16).join(":")}:${HIDDEN}`;
}

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
