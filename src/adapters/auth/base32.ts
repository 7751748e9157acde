const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, section 6, without padding; bits beyond the last whole group of five count as followed by zeros. */
export function base32(bytes: Uint8Array): string {
	let text = "";
	let held = 0;
	let bits = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		for (; bits >= 5; bits -= 5) text += ALPHABET.charAt((held >> (bits - 5)) & 31);
		held &= (1 << bits) - 1;
	}
	return bits === 0 ? text : text + ALPHABET.charAt((held << (5 - bits)) & 31);
}
