/** Neighbours on the keys of a keyboard, and in the alphabet; each is a sequence in both directions. */
const ROWS = [
	"abcdefghijklmnopqrstuvwxyz",
	"01234567890",
	"qwertyuiop",
	"asdfghjkl",
	"zxcvbnm",
	"qwertzuiop",
	"yxcvbnm",
];
const LEAST_SEQUENCE = 4;
const SEQUENCES = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

/** The shortest text that this one is a repetition of; itself where it is none. The last repetition may be cut. */
export function repeatedUnit(text: string): string {
	const characters = [...text];
	for (let length = 1; length <= characters.length / 2; length++) {
		if (characters.every((character, at) => character === characters[at % length])) {
			return characters.slice(0, length).join("");
		}
	}
	return text;
}

/** The text with each run of one character, each sequence of four or more, and each repetition told once. */
export function withoutPredictable(text: string): string {
	const units = [...repeatedUnit(text)].filter((character, at, all) => character !== all[at - 1]);
	let told = "";
	for (let at = 0; at < units.length; ) {
		const length = sequenceAt(units, at);
		told += units[at];
		at += Math.max(length, 1);
	}
	return told;
}

/** How many characters from here on are neighbours in one row; 0 where they are fewer than four. */
function sequenceAt(characters: readonly string[], at: number): number {
	let longest = 0;
	for (const row of SEQUENCES) {
		const start = row.indexOf(characters[at] ?? "");
		if (start < 0) continue;
		let length = 1;
		while (start + length < row.length && characters[at + length] === row[start + length]) length++;
		longest = Math.max(longest, length);
	}
	return longest >= LEAST_SEQUENCE ? longest : 0;
}
