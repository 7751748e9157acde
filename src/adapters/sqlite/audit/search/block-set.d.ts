/** Entries of a workspace in a row whose numbers share a block: number 8,193 is the second of block 2. */
export declare const BLOCK_ENTRIES = 4096;
/** Some of the entries of one block, as bits. */
export type BlockSet = Uint32Array;
export declare function emptySet(): BlockSet;
export declare function blockOf(no: number): number;
export declare function addTo(set: BlockSet, no: number): void;
export declare function removeFrom(set: BlockSet, no: number): void;
export declare function uniteInto(set: BlockSet, other: BlockSet): void;
export declare function intersectInto(set: BlockSet, other: BlockSet): void;
/** Numbers of the entries in the set, newest first. */
export declare function newestFirst(set: BlockSet, block: number): Generator<number>;
/** As it rests in the file: places as 16-bit numbers while they are few, then the bits themselves. Empty for an empty set. */
export declare function encodeSet(set: BlockSet): Buffer;
export declare function decodeSet(bytes: Uint8Array): BlockSet;
