/** Texts that mean "no value" unless the mapping says otherwise; compared after trimming, ignoring case. */
export const DEFAULT_NULLS: readonly string[] = [
	"",
	"N/A",
	"#N/A",
	"NA",
	"n.a.",
	"null",
	"none",
	"nil",
	"nan",
	"\\N",
	"(null)",
	"<null>",
	"-",
	"--",
	"?",
	"0000-00-00",
	"0000-00-00 00:00:00",
	"1900-01-00",
];

/** Trims Unicode white space and brings the text to Unicode NFC. Plain ASCII text without outer blanks costs two comparisons and one scan. */
export function normaliseText(text: string): string {
	const trimmed = trimText(text);
	return isAscii(trimmed) ? trimmed : trimmed.normalize("NFC").trim();
}

export function trimText(text: string): string {
	const length = text.length;
	if (length === 0) return text;
	const first = text.charCodeAt(0);
	const last = text.charCodeAt(length - 1);
	return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f ? text : text.trim();
}

export function isAscii(text: string): boolean {
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
	return true;
}

/** A test for texts that mean "no value"; takes trimmed text. The empty text always does. */
export function nullWords(words: readonly string[] = DEFAULT_NULLS): (text: string) => boolean {
	const known = new Set(words.map((word) => word.trim().toLowerCase()));
	const longest = Math.max(0, ...[...known].map((word) => word.length));
	const firstCodes = new Set([...known].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]));
	const possible = Uint8Array.from({ length: 128 }, (_, code) => (firstCodes.has(code) ? 1 : 0));
	return (text) => {
		const length = text.length;
		if (length === 0) return true;
		if (length > longest) return false;
		const code = text.charCodeAt(0);
		if (code < 128 && possible[code] === 0) return false;
		return known.has(text.toLowerCase());
	};
}
