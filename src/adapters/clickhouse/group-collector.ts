import type { ExtractedGroups } from "../../ports/extract-reader.ts";

/** Groups grow as they come; arrays double. */
export class GroupCollector {
	readonly #codes: Int32Array<ArrayBuffer>[];
	readonly #known: Map<string, number>[];
	readonly #population: Uint32Array<ArrayBuffer>[] = [new Uint32Array(1024)];
	#counts = new Uint32Array(1024);
	#groups = 0;
	rows = 0;

	constructor(columns: number) {
		this.#codes = Array.from({ length: columns }, () => new Int32Array(1024));
		this.#known = this.#codes.map(() => new Map());
	}

	add(values: readonly string[], members: number, people: number): void {
		const at = this.#groups++;
		if (at === this.#counts.length) this.#grow();
		for (const [column, value] of values.entries()) {
			const known = this.#known[column];
			const codes = this.#codes[column];
			if (known === undefined || codes === undefined) continue;
			let code = known.get(value);
			if (code === undefined) {
				code = known.size;
				known.set(value, code);
			}
			codes[at] = code;
		}
		this.#counts[at] = members;
		const [population] = this.#population;
		if (population) population[at] = people;
		this.rows += members;
	}

	groups(withPopulation: boolean): ExtractedGroups {
		const [population] = this.#population;
		return {
			columns: this.#codes.map((codes, column) => ({
				values: [...(this.#known[column]?.keys() ?? [])],
				codes: codes.slice(0, this.#groups),
			})),
			counts: this.#counts.slice(0, this.#groups),
			...(withPopulation ? { population: population?.slice(0, this.#groups) } : {}),
			rows: this.rows,
		};
	}

	#grow(): void {
		const longer = this.#counts.length * 2;
		for (const [column, codes] of this.#codes.entries()) {
			const grown = new Int32Array(longer);
			grown.set(codes);
			this.#codes[column] = grown;
		}
		const counts = new Uint32Array(longer);
		counts.set(this.#counts);
		this.#counts = counts;
		const population = new Uint32Array(longer);
		population.set(this.#population[0] ?? counts);
		this.#population[0] = population;
	}
}
