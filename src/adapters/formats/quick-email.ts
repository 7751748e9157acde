/** Plain ASCII addresses: dot-separated words, then host labels of letters, digits and inner hyphens, then letters. */
const PLAIN =
	/^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const LONGEST_LOCAL_PART = 64;

/**
 * True for the plain addresses that almost all are; validator takes every one of them as well, and ten times as long.
 * False means "not decided here", never "invalid".
 */
export function isPlainEmail(text: string): boolean {
	return text.indexOf("@") <= LONGEST_LOCAL_PART && PLAIN.test(text);
}
