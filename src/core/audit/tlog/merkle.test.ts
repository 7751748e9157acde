import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isBeginning } from "../../../verifier/consistency.ts";
import { leadsToRoot } from "../../../verifier/merkle.ts";
import {
	consistencyProof,
	inclusionProof,
	leafHash,
	nodeHash,
	type Sha256,
	type SubtreeReader,
	treeHash,
} from "./merkle.ts";

const sha256: Sha256 = (...parts) => {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest();
};

/** Straight from the definition in RFC 6962 §2.1. */
function definedHash(entries: readonly Uint8Array[]): Uint8Array {
	if (entries.length === 0) return sha256();
	if (entries.length === 1) return leafHash(sha256, entries[0] as Uint8Array);
	let k = 1;
	while (k * 2 < entries.length) k *= 2;
	return nodeHash(sha256, definedHash(entries.slice(0, k)), definedHash(entries.slice(k)));
}

const ENTRIES = Array.from({ length: 130 }, (_, at) => Buffer.from(`entry ${at}`));
const subtree: SubtreeReader = (level, index) =>
	definedHash(ENTRIES.slice(index * 2 ** level, (index + 1) * 2 ** level));
const rootOf = (size: number) => treeHash(sha256, size, subtree);

describe("a tree", () => {
	test("has the hash that RFC 6962 defines, at every size", () => {
		for (let size = 0; size <= ENTRIES.length; size++) {
			expect(rootOf(size)).toEqual(definedHash(ENTRIES.slice(0, size)));
		}
	});

	test("proves every entry, and no other in its place", () => {
		for (const size of [1, 2, 3, 7, 8, 64, 65, 130]) {
			for (let index = 0; index < size; index++) {
				const proof = inclusionProof(sha256, index, size, subtree).map((hash) => Buffer.from(hash));
				const proves = (entry: Buffer) =>
					leadsToRoot(index, size, Buffer.from(leafHash(sha256, entry)), proof, Buffer.from(rootOf(size)));
				expect(proves(ENTRIES[index] as Buffer)).toBe(true);
				expect(proves(Buffer.from("another"))).toBe(false);
			}
		}
	});

	test("proves that each earlier tree is its beginning, and that a changed one is not", () => {
		for (const size of [1, 2, 3, 6, 8, 9, 70, 128, 130]) {
			for (let oldSize = 1; oldSize <= size; oldSize++) {
				const proof = consistencyProof(sha256, oldSize, size, subtree).map((hash) => Buffer.from(hash));
				const now = { size, root: Buffer.from(rootOf(size)) };
				const proves = (root: Uint8Array) => isBeginning({ size: oldSize, root: Buffer.from(root) }, now, proof);
				expect(proves(rootOf(oldSize))).toBe(true);
				expect(proves(sha256(Buffer.from("fork")))).toBe(false);
			}
		}
	});
});
