/** SHA-256; the platform supplies it. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;

export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 6962 §2.1: the hash of a log entry. */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
	return sha256(LEAF, entry);
}

/** RFC 6962 §2.1: the hash over two subtrees. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
	return sha256(NODE, left, right);
}

/**
 * The hash of a complete subtree: `level` 0 is a leaf, and a subtree of level L holds the leaves
 * `index · 2^L` to `(index + 1) · 2^L - 1`. Only asked for subtrees that are complete.
 */
export type SubtreeReader = (level: number, index: number) => Uint8Array;

/** RFC 6962 §2.1: the hash of the tree over the first `size` entries. */
export function treeHash(sha256: Sha256, size: number, subtree: SubtreeReader): Uint8Array {
	return size === 0 ? sha256() : rangeHash(sha256, 0, size, subtree);
}

/** RFC 6962 §2.1.1: the audit path of entry `index` in the tree of `size` entries, from the leaf upwards. */
export function inclusionProof(sha256: Sha256, index: number, size: number, subtree: SubtreeReader): Uint8Array[] {
	const proof: Uint8Array[] = [];
	let [begin, end] = [0, size];
	while (end - begin > 1) {
		const middle = begin + largestPowerBelow(end - begin);
		if (index < middle) {
			proof.push(rangeHash(sha256, middle, end, subtree));
			end = middle;
		} else {
			proof.push(rangeHash(sha256, begin, middle, subtree));
			begin = middle;
		}
	}
	return proof.reverse();
}

/** RFC 6962 §2.1.2: proves that the tree of `oldSize` entries, at least 1, is the beginning of that of `size`. */
export function consistencyProof(sha256: Sha256, oldSize: number, size: number, subtree: SubtreeReader): Uint8Array[] {
	const proof: Uint8Array[] = [];
	let [begin, end] = [0, size];
	// Whether the old tree's own root is a node on the way: the verifier has it already.
	let isOldRoot = true;
	while (end !== oldSize) {
		const middle = begin + largestPowerBelow(end - begin);
		if (oldSize <= middle) {
			proof.push(rangeHash(sha256, middle, end, subtree));
			end = middle;
		} else {
			proof.push(rangeHash(sha256, begin, middle, subtree));
			begin = middle;
			isOldRoot = false;
		}
	}
	if (!isOldRoot) proof.push(rangeHash(sha256, begin, end, subtree));
	return proof.reverse();
}

/** Hash over the leaves `begin` to `end - 1`, where `begin` is a multiple of the largest power of two that fits. */
function rangeHash(sha256: Sha256, begin: number, end: number, subtree: SubtreeReader): Uint8Array {
	const width = end - begin;
	const level = Math.log2(width);
	if (Number.isInteger(level)) return subtree(level, begin / width);
	const middle = begin + largestPowerBelow(width);
	return nodeHash(sha256, rangeHash(sha256, begin, middle, subtree), rangeHash(sha256, middle, end, subtree));
}

/** The largest power of two below `width`, which is at least 2. */
function largestPowerBelow(width: number): number {
	const power = 2 ** Math.floor(Math.log2(width));
	return power === width ? power / 2 : power;
}
