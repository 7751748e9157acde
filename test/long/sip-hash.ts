const MASK = (1n << 64n) - 1n;
const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (64n - by))) & MASK;

/** SipHash-2-4 as its authors published it (Aumasson and Bernstein, 2012). */
export function sipHash24(k0: bigint, k1: bigint, message: Uint8Array): bigint {
	let v0 = k0 ^ 0x736f6d6570736575n;
	let v1 = k1 ^ 0x646f72616e646f6dn;
	let v2 = k0 ^ 0x6c7967656e657261n;
	let v3 = k1 ^ 0x7465646279746573n;
	const round = () => {
		v0 = (v0 + v1) & MASK;
		v1 = rotate(v1, 13n) ^ v0;
		v0 = rotate(v0, 32n);
		v2 = (v2 + v3) & MASK;
		v3 = rotate(v3, 16n) ^ v2;
		v0 = (v0 + v3) & MASK;
		v3 = rotate(v3, 21n) ^ v0;
		v2 = (v2 + v1) & MASK;
		v1 = rotate(v1, 17n) ^ v2;
		v2 = rotate(v2, 32n);
	};
	const padded = new Uint8Array(Math.ceil((message.length + 1) / 8) * 8);
	padded.set(message);
	padded[padded.length - 1] = message.length & 0xff;
	const words = new DataView(padded.buffer);
	for (let at = 0; at < padded.length; at += 8) {
		const word = words.getBigUint64(at, true);
		v3 ^= word;
		round();
		round();
		v0 ^= word;
	}
	v2 ^= 0xffn;
	for (let i = 0; i < 4; i++) round();
	return v0 ^ v1 ^ v2 ^ v3;
}

/** FNV-1a, 64 bits, of the UTF-8 bytes. */
export function fnv1a64(text: string): bigint {
	let hash = 0xcbf29ce484222325n;
	for (const byte of Buffer.from(text, "utf8")) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK;
	return hash;
}
