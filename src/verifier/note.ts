import { createPublicKey, hash, verify } from "node:crypto";

/** A public key as auditors are given it: `name+hash+base64`, c2sp.org/signed-note. */
export interface TrustedKey {
	name: string;
	/** 1: a log's. 4: a witness's, which signs with a time. */
	algorithm: number;
	id: Buffer;
	key: Buffer;
}

export interface SignedHead {
	origin: string;
	size: number;
	root: Buffer;
	/** What was signed. */
	text: string;
	lines: string[];
}

/** @throws Error with a sentence. */
export function readKey(text: string): TrustedKey {
	const [name = "", id = "", ...rest] = text.trim().split("+");
	const bytes = Buffer.from(rest.join("+"), "base64");
	const expected = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), bytes]), "buffer").subarray(0, 4);
	if (bytes.length !== 33 || expected.toString("hex") !== id) throw new Error("This is not a key of a log or witness.");
	return { name, algorithm: bytes[0] ?? 0, id: expected, key: bytes.subarray(1) };
}

/** A checkpoint (c2sp.org/tlog-checkpoint), not yet trusted. @throws Error with a sentence. */
export function readHead(note: string): SignedHead {
	const gap = note.indexOf("\n\n");
	const [origin = "", size = "", root = ""] = note.split("\n");
	const isHead = gap > 0 && /^(0|[1-9]\d*)$/.test(size) && Buffer.from(root, "base64").length === 32;
	if (!isHead) throw new Error("The tree head is not a checkpoint.");
	const lines = note
		.slice(gap + 2)
		.split("\n")
		.filter((line) => line !== "");
	return { origin, size: Number(size), root: Buffer.from(root, "base64"), text: note.slice(0, gap + 1), lines };
}

/** Whether this key signed the head; for a witness, at any time. */
export function isSigned(head: SignedHead, { name, id, key, algorithm }: TrustedKey): boolean {
	const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
	const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
	return head.lines.some((line) => {
		const [dash, signer, encoded = ""] = line.split(" ");
		const bytes = Buffer.from(encoded, "base64");
		if (dash !== "—" || signer !== name || !bytes.subarray(0, 4).equals(id)) return false;
		if (algorithm === 1) return verify(null, Buffer.from(head.text), publicKey, bytes.subarray(4));
		if (algorithm !== 4 || bytes.length !== 76) return false;
		const signed = `cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${head.text}`;
		return verify(null, Buffer.from(signed), publicKey, bytes.subarray(12));
	});
}
