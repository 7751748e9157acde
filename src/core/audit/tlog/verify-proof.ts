import { HASH_BYTES, nodeHash, type Sha256 } from "./merkle.ts";

/** RFC 9162 §2.1.3.2. False for anything that does not prove that the leaf is entry `index` of the tree with this root. */
export function provesInclusion(
	sha256: Sha256,
	claim: { index: number; size: number; leafHash: Uint8Array; root: Uint8Array },
	proof: readonly Uint8Array[],
): boolean {
	const { index, size } = claim;
	if (!isCount(index) || !isCount(size) || index >= size || !areHashes([claim.leafHash, ...proof])) return false;
	let [fn, sn, hash] = [index, size - 1, claim.leafHash];
	for (const one of proof) {
		if (sn === 0) return false;
		if (isOdd(fn) || fn === sn) {
			hash = nodeHash(sha256, one, hash);
			while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
		} else {
			hash = nodeHash(sha256, hash, one);
		}
		[fn, sn] = [half(fn), half(sn)];
	}
	return sn === 0 && sameHash(hash, claim.root);
}

/** RFC 9162 §2.1.4.2. False for anything that does not prove that the old tree is the beginning of the new one. */
export function provesConsistency(
	sha256: Sha256,
	claim: { oldSize: number; oldRoot: Uint8Array; size: number; root: Uint8Array },
	proof: readonly Uint8Array[],
): boolean {
	const { oldSize, size, oldRoot, root } = claim;
	if (!isCount(oldSize) || !isCount(size) || oldSize > size || !areHashes([oldRoot, root, ...proof])) return false;
	if (oldSize === size) return proof.length === 0 && sameHash(oldRoot, root);
	if (oldSize === 0) return proof.length === 0;
	const isPower = Number.isInteger(Math.log2(oldSize));
	const [first, ...rest] = isPower ? [oldRoot, ...proof] : proof;
	if (first === undefined || proof.length === 0) return false;
	let [fn, sn] = [oldSize - 1, size - 1];
	while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
	let [oldHash, newHash] = [first, first];
	for (const one of rest) {
		if (sn === 0) return false;
		if (isOdd(fn) || fn === sn) {
			oldHash = nodeHash(sha256, one, oldHash);
			newHash = nodeHash(sha256, one, newHash);
			while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
		} else {
			newHash = nodeHash(sha256, newHash, one);
		}
		[fn, sn] = [half(fn), half(sn)];
	}
	return sn === 0 && sameHash(oldHash, oldRoot) && sameHash(newHash, root);
}

export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function areHashes(all: readonly Uint8Array[]): boolean {
	return all.every(({ length }) => length === HASH_BYTES);
}

function isCount(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0;
}

function isOdd(value: number): boolean {
	return value % 2 === 1;
}

function half(value: number): number {
	return Math.floor(value / 2);
}
