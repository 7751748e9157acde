import type { CodedColumn } from "./coded-column.ts";

/** The codes of a column in the order of their hierarchy: what shares a value of any level stands together. */
export class CodedPaths {
	readonly highest: number;
	readonly #levels: readonly Int32Array[];
	/** Level → code of that level → its place among them in the order. */
	readonly #places: readonly Int32Array[];

	constructor({ levels, labels }: CodedColumn) {
		this.highest = levels.length - 1;
		this.#levels = levels;
		const order = Array.from(levels[0]?.keys() ?? []).sort((a, b) => {
			for (let level = levels.length - 1; level >= 0; level--) {
				const difference = compare(labels[level]?.[levels[level]?.[a] ?? 0], labels[level]?.[levels[level]?.[b] ?? 0]);
				if (difference !== 0) return difference;
			}
			return a - b;
		});
		this.#places = levels.map((map, level) => {
			const places = new Int32Array(labels[level]?.length ?? 0).fill(-1);
			let next = 0;
			for (const code of order) if (places[map[code] ?? 0] === -1) places[map[code] ?? 0] = next++;
			return places;
		});
	}

	/** The lowest level at which all these groups are alike. */
	commonLevel(codes: Int32Array, groups: Int32Array): number {
		const first = codes[groups[0] ?? 0] ?? 0;
		let level = 0;
		for (let i = 1; i < groups.length; i++) {
			const code = codes[groups[i] ?? 0] ?? 0;
			while (level < this.highest && this.#levels[level]?.[code] !== this.#levels[level]?.[first]) level++;
			if (level === this.highest) break;
		}
		return level;
	}

	/** Divides codes at a border between values of a level, as near to half of the rows as can be. */
	halve(codes: Int32Array, counts: Uint32Array, groups: Int32Array, level: number): (code: number) => boolean {
		const [map, places] = [this.#levels[level], this.#places[level]];
		const placeOf = (code: number): number => places?.[map?.[code] ?? 0] ?? 0;
		const rowsAt = new Map<number, number>();
		let rows = 0;
		for (const group of groups) {
			const place = placeOf(codes[group] ?? 0);
			rowsAt.set(place, (rowsAt.get(place) ?? 0) + (counts[group] ?? 0));
			rows += counts[group] ?? 0;
		}
		const occupied = [...rowsAt.keys()].sort((a, b) => a - b);
		let [border, nearest, before] = [occupied[0] ?? 0, Number.POSITIVE_INFINITY, 0];
		for (const place of occupied.slice(0, -1)) {
			before += rowsAt.get(place) ?? 0;
			const distance = Math.abs(rows / 2 - before);
			if (distance < nearest) [border, nearest] = [place, distance];
		}
		return (code) => placeOf(code) <= border;
	}
}

function compare(a: string | undefined, b: string | undefined): number {
	return a === b ? 0 : (a ?? "").localeCompare(b ?? "", "en", { numeric: true });
}
