import { hash } from "node:crypto";
import { hashOfLeaf, leadsToRoot } from "./merkle.ts";
import { isSigned, readHead, type TrustedKey } from "./note.ts";

/** An entry of the access log with its proof, as `segward audit prove` writes it. */
export interface EntryProof {
	/** The entry; JSON. With the salt, empty where it was erased. */
	payload: string;
	/** Base64. */
	salt: string;
	/** What the tree holds of it; JSON. */
	leaf: string;
	/** c2sp.org/tlog-proof@v1. */
	proof: string;
}

/**
 * What is wrong with a proof of one entry, in a sentence; undefined where it shows that the entry stands in a tree whose head
 * this key signed. Of an entry whose text was erased, only that: nobody can say any more what it was.
 */
export function faultOfEntry({ payload, salt, leaf, proof }: EntryProof, key: TrustedKey): string | undefined {
	const opened = Buffer.concat([
		Buffer.from("segward/audit-payload/1\n"),
		Buffer.from(salt, "base64"),
		Buffer.from(payload),
	]);
	const isErased = payload === "" && salt === "";
	if (!isErased && hash("sha256", opened, "base64") !== commitmentIn(leaf)) {
		return "The entry is not the one that was committed to.";
	}
	const [header, ...lines] = proof.split("\n");
	const withIndex = lines.findIndex((line) => line.startsWith("index "));
	const gap = lines.indexOf("");
	if (header !== "c2sp.org/tlog-proof@v1" || withIndex < 0 || gap < withIndex) return "The proof is not a tlog-proof.";
	const index = Number(lines[withIndex]?.slice("index ".length));
	const path = lines.slice(withIndex + 1, gap).map((line) => Buffer.from(line, "base64"));
	const head = readHead(lines.slice(gap + 1).join("\n"));
	if (head.origin !== key.name || !isSigned(head, key)) return "The tree head is not signed by the expected key.";
	const isInTree = leadsToRoot(index, head.size, hashOfLeaf(Buffer.from(leaf)), path, head.root);
	return isInTree ? undefined : "The entry does not stand at this place of the signed tree.";
}

function commitmentIn(leaf: string): unknown {
	try {
		return JSON.parse(leaf).commitment;
	} catch {
		return undefined;
	}
}
