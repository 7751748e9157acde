/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) in pairs of 32-bit halves: for a message of a few words, a call into a
 * native library takes many times as long as the hash itself.
 */
export class SipHash {
	readonly #key: Int32Array;
	readonly #state = new Int32Array(8);

	/** 16 bytes. */
	constructor(key: Uint8Array) {
		const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
		this.#key = Int32Array.from([0, 4, 8, 12], (at) => view.getInt32(at, true));
	}

	/** Writes the hash of the first `length` bytes as low and high half to `out[at]` and `out[at + 1]`. */
	hash(message: Uint8Array, length: number, out: Uint32Array, at: number): void {
		const state = this.#state;
		const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = this.#key;
		state[0] = k0 ^ 0x70736575;
		state[1] = k1 ^ 0x736f6d65;
		state[2] = k2 ^ 0x6e646f6d;
		state[3] = k3 ^ 0x646f7261;
		state[4] = k0 ^ 0x6e657261;
		state[5] = k1 ^ 0x6c796765;
		state[6] = k2 ^ 0x79746573;
		state[7] = k3 ^ 0x74656462;
		const whole = length - (length % 8);
		for (let i = 0; i < whole; i += 8) compress(state, word(message, i, i + 4), word(message, i + 4, i + 8));
		const high = word(message, whole + 4, length) | (length << 24);
		compress(state, word(message, whole, Math.min(length, whole + 4)), high);
		state[4] = (state[4] as number) ^ 0xff;
		rounds(state, 4);
		out[at] = (state[0] as number) ^ (state[2] as number) ^ (state[4] as number) ^ (state[6] as number);
		out[at + 1] = (state[1] as number) ^ (state[3] as number) ^ (state[5] as number) ^ (state[7] as number);
	}
}

/** Up to four bytes, little-endian. */
function word(bytes: Uint8Array, from: number, until: number): number {
	let value = 0;
	for (let i = from; i < until; i++) value |= (bytes[i] as number) << ((i - from) * 8);
	return value;
}

function compress(state: Int32Array, low: number, high: number): void {
	state[6] = (state[6] as number) ^ low;
	state[7] = (state[7] as number) ^ high;
	rounds(state, 2);
	state[0] = (state[0] as number) ^ low;
	state[1] = (state[1] as number) ^ high;
}

/** Each 64-bit variable is its low half (`l`) and its high half (`h`). */
function rounds(state: Int32Array, count: number): void {
	let l0 = state[0] as number;
	let h0 = state[1] as number;
	let l1 = state[2] as number;
	let h1 = state[3] as number;
	let l2 = state[4] as number;
	let h2 = state[5] as number;
	let l3 = state[6] as number;
	let h3 = state[7] as number;
	for (let i = 0; i < count; i++) {
		let low = (l0 + l1) | 0;
		h0 = (h0 + h1 + carry(low, l0)) | 0;
		l0 = low;
		let high = (h1 << 13) | (l1 >>> 19);
		l1 = ((l1 << 13) | (h1 >>> 19)) ^ l0;
		h1 = high ^ h0;
		low = l0;
		l0 = h0;
		h0 = low;

		low = (l2 + l3) | 0;
		h2 = (h2 + h3 + carry(low, l2)) | 0;
		l2 = low;
		high = (h3 << 16) | (l3 >>> 16);
		l3 = ((l3 << 16) | (h3 >>> 16)) ^ l2;
		h3 = high ^ h2;

		low = (l0 + l3) | 0;
		h0 = (h0 + h3 + carry(low, l0)) | 0;
		l0 = low;
		high = (h3 << 21) | (l3 >>> 11);
		l3 = ((l3 << 21) | (h3 >>> 11)) ^ l0;
		h3 = high ^ h0;

		low = (l2 + l1) | 0;
		h2 = (h2 + h1 + carry(low, l2)) | 0;
		l2 = low;
		high = (h1 << 17) | (l1 >>> 15);
		l1 = ((l1 << 17) | (h1 >>> 15)) ^ l2;
		h1 = high ^ h2;
		low = l2;
		l2 = h2;
		h2 = low;
	}
	state[0] = l0;
	state[1] = h0;
	state[2] = l1;
	state[3] = h1;
	state[4] = l2;
	state[5] = h2;
	state[6] = l3;
	state[7] = h3;
}

/** 1 where adding something to `summand` went beyond 32 bits and left `sum`. */
const carry = (sum: number, summand: number): number => (sum >>> 0 < summand >>> 0 ? 1 : 0);
