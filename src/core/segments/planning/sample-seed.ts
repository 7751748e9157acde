import type { SampleSeed } from "../plan.ts";

const OFFSET_BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** The SipHash key of a seed: FNV-1a (64 bits) of the UTF-8 bytes of `0:` + seed, and of `1:` + seed. */
export function sampleSeed(seed: string): SampleSeed {
	const text = seed.normalize("NFC");
	return { k0: String(fnv1a(`0:${text}`)), k1: String(fnv1a(`1:${text}`)) };
}

function fnv1a(text: string): bigint {
	let hash = OFFSET_BASIS;
	for (const byte of utf8(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
	return hash;
}

/** UTF-8 (RFC 3629); half a surrogate pair becomes U+FFFD, as everywhere. */
function* utf8(text: string): Generator<number> {
	for (const character of text) {
		const written = character.codePointAt(0) ?? 0;
		const point = written >= 0xd800 && written <= 0xdfff ? 0xfffd : written;
		if (point < 0x80) yield point;
		else {
			const following = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
			yield ((0xff00 >> (following + 1)) & 0xff) | (point >> (6 * following));
			for (let shift = following - 1; shift >= 0; shift--) yield 0x80 | ((point >> (6 * shift)) & 0x3f);
		}
	}
}
