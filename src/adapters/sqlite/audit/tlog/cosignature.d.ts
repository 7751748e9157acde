import { type KeyObject } from "node:crypto";
import { type Note, type NoteSignature, type NoteVerifier } from "./signed-note.ts";
export declare function cosign(text: string, atSeconds: number, witness: NoteVerifier, privateKey: KeyObject): NoteSignature;
/** When this witness saw the note, in seconds since 1970; undefined where it did not cosign it. */
export declare function cosignedAt({ text, signatures }: Note, witness: NoteVerifier): number | undefined;
