import { hash } from "node:crypto";

// Written for the verifier alone, from RFC 6962 §2.1, so that it shares no mistake with whoever wrote the log.

function sha256(bytes: Buffer): Buffer {
	return hash("sha256", bytes, "buffer");
}

export function hashOfLeaf(entry: Buffer): Buffer {
	const bytes = Buffer.allocUnsafe(entry.length + 1);
	bytes[0] = 0;
	entry.copy(bytes, 1);
	return sha256(bytes);
}

function hashOfPair(left: Buffer, right: Buffer): Buffer {
	const bytes = Buffer.allocUnsafe(65);
	bytes[0] = 1;
	left.copy(bytes, 1);
	right.copy(bytes, 33);
	return sha256(bytes);
}

/** The tree so far as a stack of complete subtrees, largest first: takes leaves one by one and knows its root at any time. */
export class GrowingTree {
	size = 0;
	readonly #stack: { leaves: number; hash: Buffer }[] = [];
	/** Hashes of complete subtrees of 256, 256², … leaves: what the tiles above the lowest must hold. */
	readonly upper: Buffer[][] = [];

	add(leafHash: Buffer): void {
		let [leaves, hash] = [1, leafHash];
		for (let last = this.#stack.at(-1); last !== undefined && last.leaves === leaves; last = this.#stack.at(-1)) {
			hash = hashOfPair(last.hash, hash);
			leaves *= 2;
			this.#stack.pop();
			const level = Math.log2(leaves) / 8;
			if (Number.isInteger(level)) this.#keep(level - 1, hash);
		}
		this.#stack.push({ leaves, hash });
		this.size += 1;
	}

	#keep(level: number, hash: Buffer): void {
		this.upper[level] ??= [];
		this.upper[level].push(hash);
	}

	root(): Buffer {
		const [last, ...others] = this.#stack.toReversed();
		if (last === undefined) return sha256(Buffer.alloc(0));
		return others.reduce((right, { hash }) => hashOfPair(hash, right), last.hash);
	}
}

/** Whether hashes of neighbouring subtrees lead from a leaf to the root; RFC 6962 §2.1.1, read backwards. */
export function leadsToRoot(
	index: number,
	size: number,
	leafHash: Buffer,
	path: readonly Buffer[],
	root: Buffer,
): boolean {
	const walk = (begin: number, end: number, at: number): Buffer | undefined => {
		if (end - begin === 1) return at === -1 ? leafHash : undefined;
		let half = 1;
		while (half * 2 < end - begin) half *= 2;
		const sibling = path[at];
		if (sibling === undefined) return undefined;
		if (index < begin + half) {
			const left = walk(begin, begin + half, at - 1);
			return left && hashOfPair(left, sibling);
		}
		const right = walk(begin + half, end, at - 1);
		return right && hashOfPair(sibling, right);
	};
	if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false;
	if ([leafHash, ...path].some(({ length }) => length !== 32)) return false;
	return walk(0, size, path.length - 1)?.equals(root) ?? false;
}
