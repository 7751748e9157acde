import { SegwardError } from "../../core/error/segward-error.ts";
import { MASTER_KEY_BYTES } from "./master-key-provider.ts";

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[0-9a-z+/_-]{43}=?$/i;

/**
 * Reads a 256-bit key from a file's content: 32 raw bytes, or 64 hex digits, or base64 (also the URL alphabet),
 * with white space around the text forms.
 *
 * @throws SegwardError `key-wrong` for anything else.
 */
export function decodeKeyMaterial(content: Uint8Array, file: string): Uint8Array {
	if (content.length === MASTER_KEY_BYTES) return Uint8Array.from(content);
	const text = Buffer.from(content).toString("latin1").trim();
	if (HEX.test(text)) return Buffer.from(text, "hex");
	if (BASE64.test(text)) return Buffer.from(text, "base64");
	throw new SegwardError("key-wrong", {
		file,
		detail: "This file does not hold a 256-bit key: expected 32 raw bytes, 64 hex digits or base64 of 32 bytes.",
	});
}
