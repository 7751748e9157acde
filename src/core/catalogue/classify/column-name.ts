/** The words of a column name, lower case and without accents: `EmailAddress2` is `email`, `address`, `2`. */
export function wordsOfName(name: string): string[] {
	const spaced = name
		.normalize("NFKC")
		.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
		.replace(/(\p{L})(\p{N})/gu, "$1 $2")
		.replace(/(\p{N})(\p{L})/gu, "$1 $2");
	return withoutAccents(spaced)
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.filter((word) => word !== "");
}

/** Case and Latin accents do not matter in comparisons; marks of other scripts do. */
export function withoutAccents(text: string): string {
	return text
		.normalize("NFD")
		.replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
		.normalize("NFC")
		.toLowerCase()
		.replace(/ß/g, "ss")
		.replace(/ł/g, "l")
		.replace(/ø/g, "o");
}

interface Phrase {
	words: readonly ((word: string) => boolean)[];
	joined: (word: string) => boolean;
}

/** Tells whether the words of a name contain one of the phrases. */
export type Lexicon = (words: readonly string[]) => boolean;

/**
 * Phrases separated by commas. A phrase matches its words in a row, or written as one word (`first name`, `firstname`);
 * `*` at the start or end of a word stands for any letters (`telefon*`).
 */
export function lexicon(...lists: string[]): Lexicon {
	const phrases = lists
		.join(",")
		.split(",")
		.map((phrase) => withoutAccents(phrase.trim()))
		.filter((phrase) => phrase !== "")
		.map(toPhrase);
	return (words) => {
		const whole = words.join("");
		return phrases.some(
			(phrase) =>
				phrase.joined(whole) || words.some(phrase.joined) || words.some((_, at) => startsAt(phrase, words, at)),
		);
	};
}

function startsAt(phrase: Phrase, words: readonly string[], at: number): boolean {
	return phrase.words.every((matches, offset) => {
		const word = words[at + offset];
		return word !== undefined && matches(word);
	});
}

function toPhrase(text: string): Phrase {
	const words = text.split(" ");
	return { words: words.map(wordTest), joined: wordTest(words.join("")) };
}

function wordTest(pattern: string): (word: string) => boolean {
	const open = pattern.startsWith("*");
	const close = pattern.endsWith("*");
	const core = pattern.slice(open ? 1 : 0, close ? -1 : undefined);
	if (open && close) return (word) => word.includes(core);
	if (open) return (word) => word.endsWith(core);
	if (close) return (word) => word.startsWith(core);
	return (word) => word === core;
}
