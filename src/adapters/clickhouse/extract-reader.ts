import { SegwardError } from "../../core/error/segward-error.ts";
import type { ExtractedGroups, ExtractRead, ExtractReader } from "../../ports/extract-reader.ts";
import type { Database } from "./database.ts";
import { type EngineTables, engineTables, KEY_RANGE, narrowed, type Slice } from "./segments/engine-tables.ts";

/** Customers of one statement: bounds what it groups and what comes back. */
const KEYS_AT_ONCE = 262_144;

/** The customers of a slice that are members. */
const MEMBERS = (memberships: string) => `(SELECT groupBitmapMergeState(members) FROM ${memberships}
WHERE segment_no = {segment:UInt32} AND refresh_no = {refresh:UInt32} AND slice = {slice:UInt32})`;

/** Groups grow as they come; arrays double. */
class GroupCollector {
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

export function createExtractReader(database: Database): ExtractReader {
	return {
		async groups(read, onProgress) {
			const tables = engineTables(read.workspaceId, read.version);
			const collector = new GroupCollector(read.fieldNos.length);
			const slices = tables ? narrowed(tables.slices, KEYS_AT_ONCE) : [];
			for (const [done, slice] of slices.entries()) {
				if (read.signal?.aborted) throw new SegwardError("cancelled");
				onProgress?.(done, slices.length);
				if (tables) await readSlice(database, read, tables, slice, collector);
			}
			return collector.groups(read.withPopulation);
		},
	};
}

async function readSlice(
	database: Database,
	{ fieldNos, membership, withPopulation, signal }: ExtractRead,
	tables: EngineTables,
	{ no, lo, hi }: Slice,
	collector: GroupCollector,
): Promise<void> {
	const columns = fieldNos.map((no) => (tables.columns.has(no) ? `ifNull(toString(a_${no}), '')` : "''"));
	const isMember = `bitmapContains(${MEMBERS(tables.memberships)}, customer_key)`;
	const members = withPopulation ? `countIf(${isMember})` : "count()";
	const rows = await database.rows(
		`SELECT [${columns.join(", ")}] AS v, toUInt32(${members}) AS m, toUInt32(count()) AS p FROM ${tables.customers}
WHERE ${KEY_RANGE}${withPopulation ? "" : ` AND ${isMember}`} GROUP BY v`,
		{ segment: membership.segmentNo, refresh: membership.refreshNo, slice: no, lo, hi },
		{ lane: "refresh", signal },
	);
	for (const { v, m, p } of rows) collector.add(v as string[], Number(m), Number(p));
}
