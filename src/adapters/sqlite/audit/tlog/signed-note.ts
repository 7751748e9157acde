import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { sha256 } from "./sha256.ts";

/** Algorithm bytes of c2sp.org/signed-note: a log's Ed25519 key, and a witness's that signs with a time. */
export const LOG_KEY = 1;
export const WITNESS_KEY = 4;

/** A note key: who signs, with which public Ed25519 key. */
export interface NoteVerifier {
	name: string;
	algorithm: typeof LOG_KEY | typeof WITNESS_KEY;
	/** First four bytes of SHA-256 over name, line feed, algorithm and key. */
	id: Buffer;
	/** 32 bytes. */
	publicKey: Buffer;
}

export interface NoteSignature {
	name: string;
	id: Buffer;
	/** What follows the key id. */
	bytes: Buffer;
}

/** c2sp.org/signed-note: text that ends with a line feed, and its signatures. */
export interface Note {
	text: string;
	signatures: NoteSignature[];
}

const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_ED25519 = Buffer.from("302a300506032b6570032100", "hex");
const MOST_BYTES = 1_000_000;

/** @param seed 32 bytes (RFC 8032). */
export function privateKeyOf(seed: Uint8Array): KeyObject {
	return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
}

export function verifierOf(name: string, privateKey: KeyObject, algorithm: NoteVerifier["algorithm"]): NoteVerifier {
	const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
	return namedVerifier(name, spki.subarray(SPKI_ED25519.length), algorithm);
}

/** `name+hash+base64(algorithm ‖ key)`, as auditors are given it. */
export function formatVerifier({ name, id, algorithm, publicKey }: NoteVerifier): string {
	return `${name}+${id.toString("hex")}+${Buffer.concat([Buffer.of(algorithm), publicKey]).toString("base64")}`;
}

/** Undefined where the text is no such key, or its hash does not fit. */
export function parseVerifier(text: string): NoteVerifier | undefined {
	const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim());
	if (match === null) return undefined;
	const [algorithm, ...key] = Buffer.from(match[3] ?? "", "base64");
	if ((algorithm !== LOG_KEY && algorithm !== WITNESS_KEY) || key.length !== 32) return undefined;
	const verifier = namedVerifier(match[1] ?? "", Buffer.from(key), algorithm);
	return verifier.id.toString("hex") === match[2] ? verifier : undefined;
}

function namedVerifier(name: string, publicKey: Buffer, algorithm: NoteVerifier["algorithm"]): NoteVerifier {
	const id = Buffer.from(sha256(Buffer.from(`${name}\n`), Buffer.of(algorithm), publicKey)).subarray(0, 4);
	return { name, algorithm, id, publicKey };
}

/** One signature line, without its line feed. */
export function signatureLine({ name, id, bytes }: NoteSignature): string {
	return `— ${name} ${Buffer.concat([id, bytes]).toString("base64")}`;
}

export function formatNote({ text, signatures }: Note): string {
	return `${text}\n${signatures.map((one) => `${signatureLine(one)}\n`).join("")}`;
}

/** Undefined for anything that is not a note with at least one signature line. */
export function parseNote(note: string): Note | undefined {
	const end = note.lastIndexOf("\n\n");
	if (note.length > MOST_BYTES || end < 0 || !note.endsWith("\n")) return undefined;
	const signatures = note
		.slice(end + 2, -1)
		.split("\n")
		.map(parseSignatureLine);
	if (signatures.some((one) => one === undefined)) return undefined;
	return { text: note.slice(0, end + 1), signatures: signatures as NoteSignature[] };
}

export function parseSignatureLine(line: string): NoteSignature | undefined {
	const match = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line);
	const bytes = Buffer.from(match?.[2] ?? "", "base64");
	if (match === null || bytes.length < 5) return undefined;
	return { name: match[1] ?? "", id: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}

export function signText(text: string, privateKey: KeyObject): Buffer {
	return sign(null, Buffer.from(text), privateKey);
}

/** @param bytes the 32 of an Ed25519 key. */
export function publicKeyOf(bytes: Uint8Array): KeyObject {
	return createPublicKey({ key: Buffer.concat([SPKI_ED25519, bytes]), format: "der", type: "spki" });
}
