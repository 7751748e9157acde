import { HASH_BYTES, nodeHash, type Sha256, type SubtreeReader } from "./merkle.ts";

/** Entries of a bundle and hashes of a tile, when full (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;
/** Levels of the tree that one tile spans. */
export const TILE_LEVELS = 8;

/** One tile: `width` hashes at `level`, where a hash of level L + 1 stands for a full tile of level L. */
export interface TileId {
	level: number | "entries";
	index: number;
	/** 1 to 256. */
	width: number;
}

/** The hashes of a tile one after the other, at least `width` of them. */
export type TileReader = (level: number, index: number) => Uint8Array;

/** Under the log's prefix, such as `tile/0/x001/234` or `tile/entries/067.p/42`. */
export function tilePath({ level, index, width }: TileId): string {
	const groups = [];
	for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
		groups.unshift(`${groups.length === 0 ? "" : "x"}${String(rest % 1000).padStart(3, "0")}`);
	}
	return `tile/${level}/${groups.join("/")}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/** Undefined for anything that {@link tilePath} would not have written. */
export function parseTilePath(path: string): TileId | undefined {
	const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
	if (match === null) return undefined;
	const tile: TileId = {
		level: match[1] === "entries" ? "entries" : Number(match[1]),
		index: Number(match[2]?.replace(/[x/]/g, "")),
		width: match[3] === undefined ? TILE_WIDTH : Number(match[3]),
	};
	return tile.width > 0 && tilePath(tile) === path ? tile : undefined;
}

/** How many hashes of a level the tree of this size has. */
export function hashesAtLevel(level: number, size: number): number {
	return Math.floor(size / TILE_WIDTH ** level);
}

/** Whether the tree of this size has this tile, at this width: a partial tile stays valid when the tree grows. */
export function hasTile({ level, index, width }: TileId, size: number): boolean {
	const count = hashesAtLevel(level === "entries" ? 0 : level, size);
	return index * TILE_WIDTH + width <= count;
}

/** Reads any complete subtree from tiles. */
export function subtreesFrom(sha256: Sha256, tile: TileReader): SubtreeReader {
	const hashAt = (level: number, index: number): Uint8Array => {
		const at = (index % TILE_WIDTH) * HASH_BYTES;
		return tile(level, Math.floor(index / TILE_WIDTH)).subarray(at, at + HASH_BYTES);
	};
	const read = (level: number, index: number): Uint8Array => {
		if (level % TILE_LEVELS === 0) return hashAt(level / TILE_LEVELS, index);
		return nodeHash(sha256, read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
	};
	return read;
}

/** The hash over a full tile, which is one hash of the tile above. */
export function fullTileHash(sha256: Sha256, hashes: Uint8Array): Uint8Array {
	let level = Array.from({ length: TILE_WIDTH }, (_, at) => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
	while (level.length > 1) {
		const below = level;
		level = Array.from({ length: below.length / 2 }, (_, at) =>
			nodeHash(sha256, below[2 * at] as Uint8Array, below[2 * at + 1] as Uint8Array),
		);
	}
	return level[0] as Uint8Array;
}
