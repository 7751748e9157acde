const LONGEST = 64;

/** What Unicode does not take apart into a letter and its mark. */
const LETTERS: Readonly<Record<string, string>> = {
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "o",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	ı: "i",
};

/** A segment's name made of its title; empty where the title has no letter or digit of the Latin alphabet. */
export function proposeSlug(title: string): string {
	const plain = title
		.toLowerCase()
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.replace(/[ßæœøłđðþı]/gu, (letter) => LETTERS[letter] ?? "")
		.replace(/%/g, " percent ")
		.replace(/&/g, " and ")
		.replace(/['’]/g, "");
	return plain
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-/, "")
		.slice(0, LONGEST)
		.replace(/-$/, "");
}

/** The first of `name`, `name-2`, `name-3` … that is not taken. */
export function freeSlug(name: string, taken: (candidate: string) => boolean): string {
	if (name === "" || !taken(name)) return name;
	for (let number = 2; ; number += 1) {
		const candidate = `${name.slice(0, LONGEST - 5).replace(/-$/, "")}-${number}`;
		if (!taken(candidate)) return candidate;
	}
}
