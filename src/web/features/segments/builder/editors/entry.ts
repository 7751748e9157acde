/** One thing that a picker offers. */
export interface Entry {
	value: string;
	label: string;
	group: string;
	/** Short, at the end of the line: a type, a size. */
	note?: string;
	detail?: string;
	/** Why it cannot be chosen here. */
	unfit?: string | null;
}

export interface EntryGroup {
	name: string;
	entries: Entry[];
}

/** More would slow the list down, and nobody reads them. */
const MOST_SHOWN = 80;

/** The entries whose name or description has every word of the query; names that begin with it come first. */
export function findEntries(
	entries: readonly Entry[],
	query: string,
): { groups: EntryGroup[]; more: number; exact: boolean } {
	const words = query.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
	const [first = ""] = words;
	const found = entries.filter(({ label, detail = "", note = "" }) => {
		const text = `${label} ${detail} ${note}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
	const rank = ({ label }: Entry) => {
		const name = label.toLowerCase();
		if (name.startsWith(first)) return 0;
		return name.includes(first) ? 1 : 2;
	};
	const ordered = first === "" ? found : found.toSorted((a, b) => rank(a) - rank(b));
	const shown = ordered.slice(0, MOST_SHOWN);
	const groups = [...Map.groupBy(shown, ({ group }) => group)].map(([name, inside]) => ({ name, entries: inside }));
	const exact = entries.some(({ value, label }) => value === query.trim() || label === query.trim());
	return { groups, more: found.length - shown.length, exact };
}
