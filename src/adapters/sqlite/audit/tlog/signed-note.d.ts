import { type KeyObject } from "node:crypto";
/** Algorithm bytes of c2sp.org/signed-note: a log's Ed25519 key, and a witness's that signs with a time. */
export declare const LOG_KEY = 1;
export declare const WITNESS_KEY = 4;
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
/** @param seed 32 bytes (RFC 8032). */
export declare function privateKeyOf(seed: Uint8Array): KeyObject;
export declare function verifierOf(name: string, privateKey: KeyObject, algorithm: NoteVerifier["algorithm"]): NoteVerifier;
/** `name+hash+base64(algorithm ‖ key)`, as auditors are given it. */
export declare function formatVerifier({ name, id, algorithm, publicKey }: NoteVerifier): string;
/** Undefined where the text is no such key, or its hash does not fit. */
export declare function parseVerifier(text: string): NoteVerifier | undefined;
/** One signature line, without its line feed. */
export declare function signatureLine({ name, id, bytes }: NoteSignature): string;
export declare function formatNote({ text, signatures }: Note): string;
/** Undefined for anything that is not a note with at least one signature line. */
export declare function parseNote(note: string): Note | undefined;
export declare function parseSignatureLine(line: string): NoteSignature | undefined;
export declare function signText(text: string, privateKey: KeyObject): Buffer;
/** @param bytes the 32 of an Ed25519 key. */
export declare function publicKeyOf(bytes: Uint8Array): KeyObject;
