import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
	consistencyProof,
	inclusionProof,
	leafHash,
	nodeHash,
	type Sha256,
	type SubtreeReader,
	treeHash,
} from "./merkle.ts";
import { provesConsistency, provesInclusion } from "./verify-proof.ts";

const VECTORS = join(import.meta.dirname, "../../../../test/fixtures/merkle");
const sha256: Sha256 = (...parts) => {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest();
};
const bytes = (text: string | undefined) => Buffer.from(text ?? "", "base64");

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
				const proof = inclusionProof(sha256, index, size, subtree);
				const claim = { index, size, root: rootOf(size), leafHash: leafHash(sha256, ENTRIES[index] as Buffer) };
				expect(provesInclusion(sha256, claim, proof)).toBe(true);
				const other = leafHash(sha256, Buffer.from("another"));
				expect(provesInclusion(sha256, { ...claim, leafHash: other }, proof)).toBe(false);
			}
		}
	});

	test("proves that each earlier tree is its beginning, and that a changed one is not", () => {
		for (const size of [1, 2, 3, 6, 8, 9, 70, 128, 130]) {
			for (let oldSize = 1; oldSize <= size; oldSize++) {
				const proof = consistencyProof(sha256, oldSize, size, subtree);
				const claim = { oldSize, oldRoot: rootOf(oldSize), size, root: rootOf(size) };
				expect(provesConsistency(sha256, claim, proof)).toBe(true);
				const forked = { ...claim, oldRoot: sha256(Buffer.from("fork")) };
				expect(provesConsistency(sha256, forked, proof)).toBe(false);
			}
		}
	});
});

interface InclusionVector {
	leafIdx: number;
	treeSize: number;
	root: string;
	leafHash: string;
	proof: string[] | null;
	wantErr: boolean;
}

interface ConsistencyVector {
	size1: number;
	size2: number;
	root1: string;
	root2: string;
	proof: string[] | null;
	wantErr: boolean;
}

function vectors<T>(kind: string): { file: string; vector: T }[] {
	return globSync(`${kind}/**/*.json`, { cwd: VECTORS }).map((file) => ({
		file,
		vector: JSON.parse(readFileSync(join(VECTORS, file), "utf8")) as T,
	}));
}

describe("vectors that others wrote", () => {
	test.each(vectors<InclusionVector>("inclusion"))("$file", ({ vector }) => {
		const { leafIdx: index, treeSize: size, root, leafHash: leaf, proof, wantErr } = vector;
		const claim = { index, size, root: bytes(root), leafHash: bytes(leaf) };
		expect(provesInclusion(sha256, claim, (proof ?? []).map(bytes))).toBe(!wantErr);
	});

	test.each(vectors<ConsistencyVector>("consistency"))("$file", ({ vector }) => {
		const { size1, size2, root1, root2, proof, wantErr } = vector;
		const claim = { oldSize: size1, size: size2, oldRoot: bytes(root1), root: bytes(root2) };
		expect(provesConsistency(sha256, claim, (proof ?? []).map(bytes))).toBe(!wantErr);
	});
});
