import { type Bytes, fromBase64, join, same, sha256, utf8 } from "./bytes.ts";

/** A public key as c2sp.org/signed-note writes it: `name+hash+base64`. */
export interface NoteKey {
	name: string;
	id: Bytes;
	/** 1: a log's. 4: a witness's, which signs with a time. */
	algorithm: number;
	publicKey: Bytes;
}

/** A checkpoint (c2sp.org/tlog-checkpoint) and its signature lines, not yet trusted. */
export interface SignedHead {
	origin: string;
	size: number;
	root: Bytes;
	/** What was signed. */
	text: string;
	signatures: { name: string; bytes: Bytes }[];
}

/** Of the algorithm and of the time before a cosignature. */
const [ID_BYTES, TIME_BYTES] = [4, 8];

/** Undefined for what is no such key. */
export async function readNoteKey(text: string): Promise<NoteKey | undefined> {
	const [, name = "", id = "", encoded = ""] =
		/^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim()) ?? [];
	const bytes = fromBase64(encoded);
	if (bytes?.length !== 33) return undefined;
	const expected = (await sha256(utf8(`${name}\n`), bytes)).slice(0, ID_BYTES);
	const stated = Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	return same(expected, stated)
		? { name, id: expected, algorithm: bytes[0] ?? 0, publicKey: bytes.slice(1) }
		: undefined;
}

/** Undefined for what is no signed tree head. */
export function readSignedHead(note: string): SignedHead | undefined {
	const gap = note.indexOf("\n\n");
	const text = note.slice(0, gap + 1);
	const [, origin = "", size = "", root = ""] = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n/.exec(text) ?? [];
	const rootBytes = fromBase64(root);
	if (gap < 0 || rootBytes?.length !== 32) return undefined;
	const signatures = note
		.slice(gap + 2)
		.split("\n")
		.flatMap((line) => {
			const [, name = "", encoded = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
			const bytes = fromBase64(encoded);
			return bytes === undefined || bytes.length <= ID_BYTES ? [] : [{ name, bytes }];
		});
	return { origin, size: Number(size), root: rootBytes, text, signatures };
}

/** Undefined where this browser knows no Ed25519. */
export async function isSignedBy(head: SignedHead, key: NoteKey): Promise<boolean | undefined> {
	let publicKey: CryptoKey;
	try {
		publicKey = await crypto.subtle.importKey("raw", key.publicKey, "Ed25519", false, ["verify"]);
	} catch {
		return undefined;
	}
	for (const { name, bytes } of head.signatures) {
		if (name !== key.name || !same(bytes.slice(0, ID_BYTES), key.id)) continue;
		const [signature, text] = key.algorithm === 1 ? [bytes.slice(ID_BYTES), head.text] : cosigned(bytes, head.text);
		if (await crypto.subtle.verify("Ed25519", publicKey, signature, utf8(text))) return true;
	}
	return false;
}

/** c2sp.org/tlog-cosignature, version 1. */
function cosigned(bytes: Bytes, text: string): [signature: Bytes, text: string] {
	const afterTime = ID_BYTES + TIME_BYTES;
	const seconds = new DataView(join(bytes.slice(ID_BYTES, afterTime), new Uint8Array(TIME_BYTES)).buffer).getBigUint64(
		0,
	);
	return [bytes.slice(afterTime), `cosignature/v1\ntime ${seconds}\n${text}`];
}
