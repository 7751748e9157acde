import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isBeginning } from "./consistency.ts";
import { GrowingTree, hashOfLeaf, leadsToRoot } from "./merkle.ts";

const VECTORS = join(import.meta.dirname, "../../test/fixtures/merkle");
const bytes = (text: string | undefined) => Buffer.from(text ?? "", "base64");
const read = (kind: string) =>
	globSync(`${kind}/**/*.json`, { cwd: VECTORS }).map((file) => ({
		file,
		vector: JSON.parse(readFileSync(join(VECTORS, file), "utf8")),
	}));

describe("the verifier, on vectors that others wrote", () => {
	const ordered = read("consistency").filter(({ vector }) => vector.size1 > 0);
	test.each(ordered)("$file", ({ vector: { size1, size2, root1, root2, proof, wantErr } }) => {
		const [old, now] = [
			{ size: size1, root: bytes(root1) },
			{ size: size2, root: bytes(root2) },
		];
		expect(isBeginning(old, now, (proof ?? []).map(bytes))).toBe(!wantErr);
	});

	test.each(read("inclusion"))("$file", ({ vector: { leafIdx, treeSize, root, leafHash, proof, wantErr } }) => {
		expect(leadsToRoot(leafIdx, treeSize, bytes(leafHash), (proof ?? []).map(bytes), bytes(root))).toBe(!wantErr);
	});
});

test("a growing tree has the roots of RFC 6962's own examples of no entry and one empty entry", () => {
	const tree = new GrowingTree();
	expect(tree.root().toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	tree.add(hashOfLeaf(Buffer.alloc(0)));
	expect(tree.root().toString("hex")).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
});
