import { type KeyObject, sign, verify } from "node:crypto";
import { type Note, type NoteSignature, type NoteVerifier, publicKeyOf, WITNESS_KEY } from "./signed-note.ts";

const TIME_BYTES = 8;

/** c2sp.org/tlog-cosignature, version 1: the text that a witness signs. */
function cosignedText(text: string, atSeconds: number): Buffer {
	return Buffer.from(`cosignature/v1\ntime ${atSeconds}\n${text}`);
}

export function cosign(text: string, atSeconds: number, witness: NoteVerifier, privateKey: KeyObject): NoteSignature {
	const time = Buffer.alloc(TIME_BYTES);
	time.writeBigUInt64BE(BigInt(atSeconds));
	const bytes = Buffer.concat([time, sign(null, cosignedText(text, atSeconds), privateKey)]);
	return { name: witness.name, id: witness.id, bytes };
}

/** When this witness saw the note, in seconds since 1970; undefined where it did not cosign it. */
export function cosignedAt({ text, signatures }: Note, witness: NoteVerifier): number | undefined {
	if (witness.algorithm !== WITNESS_KEY) return undefined;
	const key = publicKeyOf(witness.publicKey);
	for (const { name, id, bytes } of signatures) {
		if (name !== witness.name || !id.equals(witness.id) || bytes.length <= TIME_BYTES) continue;
		const atSeconds = Number(bytes.readBigUInt64BE());
		if (verify(null, cosignedText(text, atSeconds), key, bytes.subarray(TIME_BYTES))) return atSeconds;
	}
	return undefined;
}
