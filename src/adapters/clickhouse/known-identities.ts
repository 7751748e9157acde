import type { DataVersion } from "../../ports/customer-data.ts";
import type { Database } from "./database.ts";
import { LoadedOnce } from "./loaded-once.ts";
import { qualified } from "./tables.ts";

/** Enough for thirteen million customers; the engine answers for workspaces that are larger. */
const MOST_BYTES = 256 * 1024 * 1024;
const INDEX_BYTES = 16;
const ROW_BYTES = INDEX_BYTES + 4;
/** A field is loaded in sixteenths, by the first four bits of the blind index. */
const PARTS = 16;

/** Rows of blind index and customer key, ascending. */
interface Part {
	rows: Buffer;
	bytes: number;
}

/**
 * Which customers an identifier is of, by its blind index, from rows that were loaded before: the tables of a data version
 * never change. An identifier itself is never here.
 */
export class KnownIdentities {
	readonly #database: Pick<Database, "bytes">;
	readonly #known = new LoadedOnce<Part>(MOST_BYTES);
	readonly #tables = new Map<string, string>();

	constructor(database: Pick<Database, "bytes">) {
		this.#database = database;
	}

	/** Whether all rows of a field fit in memory at once; otherwise each question would load some anew. */
	fits({ customers }: DataVersion): boolean {
		return customers * ROW_BYTES <= MOST_BYTES;
	}

	/** Customer keys, ascending. */
	async find(workspaceId: string, blindTable: string, fieldNo: number, blindIndex: Uint8Array): Promise<number[]> {
		const table = qualified(workspaceId, blindTable);
		this.#forgetOlder(workspaceId, table);
		const part = Math.floor(((blindIndex[0] ?? 0) * PARTS) / 256);
		const { rows } = await this.#known.get(`${table} ${fieldNo} ${part}`, () => this.#load(table, fieldNo, part));
		const keys: number[] = [];
		for (let row = firstNotBelow(rows, blindIndex); isOf(rows, row, blindIndex); row++) {
			keys.push(rows.readUInt32LE(row * ROW_BYTES + INDEX_BYTES));
		}
		return keys;
	}

	async #load(table: string, fieldNo: number, part: number): Promise<Part> {
		const width = 256 / PARTS;
		const until = part + 1 < PARTS ? " AND blind_index < toFixedString(unhex({until:String}), 16)" : "";
		const rows = await this.#database.bytes(
			`SELECT blind_index, customer_key FROM ${table} WHERE field_no = {fieldNo:UInt32} ` +
				`AND blind_index >= toFixedString(unhex({from:String}), 16)${until} ORDER BY blind_index, customer_key FORMAT RowBinary`,
			{ fieldNo, from: hexByte(part * width), ...(until === "" ? {} : { until: hexByte((part + 1) * width) }) },
			{ lane: "interactive" },
		);
		return { rows, bytes: rows.length };
	}

	/** Once a newer version is asked for, nobody asks for the older one any more. */
	#forgetOlder(workspaceId: string, table: string): void {
		const before = this.#tables.get(workspaceId);
		if (before === table) return;
		this.#tables.set(workspaceId, table);
		if (before !== undefined) this.#known.forget((key) => key.startsWith(`${before} `));
	}
}

const hexByte = (value: number): string => value.toString(16).padStart(2, "0");

function firstNotBelow(rows: Buffer, blindIndex: Uint8Array): number {
	let [low, high] = [0, rows.length / ROW_BYTES];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compareAt(rows, middle, blindIndex) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function isOf(rows: Buffer, row: number, blindIndex: Uint8Array): boolean {
	return row * ROW_BYTES < rows.length && compareAt(rows, row, blindIndex) === 0;
}

function compareAt(rows: Buffer, row: number, blindIndex: Uint8Array): number {
	return rows.compare(blindIndex, 0, INDEX_BYTES, row * ROW_BYTES, row * ROW_BYTES + INDEX_BYTES);
}
