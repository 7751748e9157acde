import { type Bytes, sha256 } from "./bytes.ts";

const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)];

/** RFC 6962 §2.1. */
export function hashOfLeaf(leaf: Bytes): Promise<Bytes> {
	return sha256(LEAF, leaf);
}

/**
 * The root to which hashes of neighbours lead from a leaf; RFC 9162 §2.1.3.2. Undefined where the path is too long or too
 * short for this place in a tree of this size.
 */
export async function rootOf(
	index: number,
	size: number,
	leafHash: Bytes,
	path: readonly Bytes[],
): Promise<Bytes | undefined> {
	if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return undefined;
	let [node, last, hash] = [index, size - 1, leafHash];
	for (const neighbour of path) {
		if (last === 0 || neighbour.length !== 32) return undefined;
		if (node % 2 === 1 || node === last) {
			hash = await sha256(NODE, neighbour, hash);
			while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
		} else {
			hash = await sha256(NODE, hash, neighbour);
		}
		[node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
	}
	return last === 0 ? hash : undefined;
}
