/** What stands for hidden characters; always three, so that it tells nothing about the length. */
export const HIDDEN = "•••";
const LONGEST_SHOWN = 80;
const LONGEST_READ = 1_000;

/** Printable ASCII without runs of spaces: most values, and nothing to be done to them. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Text that cannot act on a terminal or page: one line, nothing invisible. */
export function oneSafeLine(value: string): string {
	if (value.length <= LONGEST_READ && PLAIN.test(value)) return value;
	return value
		.slice(0, LONGEST_READ)
		.normalize("NFC")
		.replace(/[\s\u2028\u2029]+/gu, " ")
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, "")
		.trim();
}

/** At most 80 characters of it. */
export function shorten(text: string): string {
	if (text.length <= LONGEST_SHOWN) return text;
	const characters = [...text];
	return characters.length <= LONGEST_SHOWN ? text : `${characters.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

/** Whether a shown text may be the beginning of a longer one. */
export function isShortened(shown: string): boolean {
	return shown.endsWith("…");
}

export function looksLikeEmail(text: string): boolean {
	return text.includes("@") && /\S@\S+\.\S/.test(text);
}
