/** Entries of a workspace in a row whose numbers share a block: number 8,193 is the second of block 2. */
export const BLOCK_ENTRIES = 4096;

const WORDS = BLOCK_ENTRIES / 32;
const BITMAP_BYTES = BLOCK_ENTRIES / 8;

/** Some of the entries of one block, as bits. */
export type BlockSet = Uint32Array;

export function emptySet(): BlockSet {
	return new Uint32Array(WORDS);
}

export function blockOf(no: number): number {
	return Math.floor(no / BLOCK_ENTRIES);
}

export function addTo(set: BlockSet, no: number): void {
	const at = no % BLOCK_ENTRIES;
	set[at >>> 5] = (set[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function removeFrom(set: BlockSet, no: number): void {
	const at = no % BLOCK_ENTRIES;
	set[at >>> 5] = (set[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

export function uniteInto(set: BlockSet, other: BlockSet): void {
	for (let word = 0; word < WORDS; word++) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
}

export function intersectInto(set: BlockSet, other: BlockSet): void {
	for (let word = 0; word < WORDS; word++) set[word] = (set[word] ?? 0) & (other[word] ?? 0);
}

/** Numbers of the entries in the set, newest first. */
export function* newestFirst(set: BlockSet, block: number): Generator<number> {
	for (let word = WORDS - 1; word >= 0; word--) {
		for (let bits = set[word] ?? 0; bits !== 0; ) {
			const bit = 31 - Math.clz32(bits);
			yield block * BLOCK_ENTRIES + word * 32 + bit;
			bits &= ~(1 << bit);
		}
	}
}

/** As it rests in the file: places as 16-bit numbers while they are few, then the bits themselves. Empty for an empty set. */
export function encodeSet(set: BlockSet): Buffer {
	const places = [...newestFirst(set, 0)];
	if (places.length * 2 >= BITMAP_BYTES) return Buffer.from(set.slice().buffer);
	return Buffer.from(Uint16Array.from(places).buffer);
}

export function decodeSet(bytes: Uint8Array): BlockSet {
	// Copied, for the bytes of a row may begin anywhere.
	const { buffer } = Uint8Array.from(bytes);
	if (bytes.length === BITMAP_BYTES) return new Uint32Array(buffer);
	const set = emptySet();
	for (const place of new Uint16Array(buffer)) addTo(set, place);
	return set;
}
