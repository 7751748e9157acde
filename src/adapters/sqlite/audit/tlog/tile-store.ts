import type { Statement } from "better-sqlite3-multiple-ciphers";
import { HASH_BYTES, leafHash, type SubtreeReader } from "../../../../core/audit/tlog/merkle.ts";
import {
	fullTileHash,
	hashesAtLevel,
	subtreesFrom,
	TILE_LEVELS,
	TILE_WIDTH,
} from "../../../../core/audit/tlog/tiles.ts";
import type { SealedDatabase } from "../../sealed-database.ts";
import { sha256 } from "./sha256.ts";

const MOST_COMPUTED = 20_000;

/** The hashes of the tree, as tiles in the sealed file of the log. Grows inside the caller's transaction. */
export class TileStore {
	readonly #find: Statement;
	readonly #put: Statement;
	/** The last tile of each level, as far as it is filled. */
	#edge: Buffer[] = [];
	readonly #dirty = new Map<string, { level: number; index: number; hashes: Buffer }>();
	/** Hashes of complete subtrees inside of tiles, by level and index: what was computed once is so for good. */
	readonly #computed = new Map<string, Uint8Array>();
	#size = 0;

	constructor(database: SealedDatabase) {
		this.#find = database.prepare("SELECT hashes FROM tiles WHERE level = ? AND tile = ?").pluck();
		this.#put = database.prepare("INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)");
	}

	/** Takes up the tree at the size that the file holds. */
	load(size: number): void {
		this.#size = size;
		this.#edge = [];
		this.#dirty.clear();
		this.#computed.clear();
		for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
			const count = hashesAtLevel(level, size);
			const width = count % TILE_WIDTH;
			this.#edge.push(width === 0 ? Buffer.alloc(0) : this.tile(level, Math.floor(count / TILE_WIDTH)));
		}
	}

	get size(): number {
		return this.#size;
	}

	add(leaf: Uint8Array): void {
		this.#push(0, this.#size, leafHash(sha256, leaf));
		this.#size += 1;
	}

	/** Writes the tiles that changed. */
	flush(): void {
		for (const { level, index, hashes } of this.#dirty.values()) this.#put.run(level, index, hashes);
		this.#dirty.clear();
	}

	/** A tile as far as it is filled. @throws Error when there is none. */
	tile(level: number, index: number): Buffer {
		const hashes = this.#dirty.get(`${level}/${index}`)?.hashes ?? (this.#find.get(level, index) as Buffer | undefined);
		if (hashes === undefined) throw new Error(`The access log has lost its tile ${level}/${index}.`);
		return hashes;
	}

	/** For one proof or root: reads each tile once. */
	subtrees(): SubtreeReader {
		const tiles = new Map<string, Buffer>();
		const read = subtreesFrom(sha256, (level, index) => {
			const id = `${level}/${index}`;
			const tile = tiles.get(id) ?? this.tile(level, index);
			tiles.set(id, tile);
			return tile;
		});
		return (level, index) => {
			if (level % TILE_LEVELS === 0) return read(level, index);
			const id = `${level}/${index}`;
			const known = this.#computed.get(id);
			if (known !== undefined) return known;
			if (this.#computed.size >= MOST_COMPUTED) this.#computed.clear();
			const hash = read(level, index);
			this.#computed.set(id, hash);
			return hash;
		};
	}

	#push(level: number, position: number, hash: Uint8Array): void {
		const hashes = Buffer.concat([this.#edge[level] ?? Buffer.alloc(0), hash]);
		const index = Math.floor(position / TILE_WIDTH);
		this.#dirty.set(`${level}/${index}`, { level, index, hashes });
		const isFull = hashes.length === TILE_WIDTH * HASH_BYTES;
		this.#edge[level] = isFull ? Buffer.alloc(0) : hashes;
		if (isFull) this.#push(level + 1, index, fullTileHash(sha256, hashes));
	}
}
