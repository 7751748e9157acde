import { createCipheriv, createHash } from "node:crypto";
import type { RandomBytes } from "../../src/core/privacy/noise/random-bytes.ts";

const POOL_BYTES = 65_536;

/** Random bytes that are the same for the same seed: the key stream of AES-128-CTR. */
export function seededBytes(seed: string): RandomBytes {
	const key = createHash("sha256").update(seed).digest().subarray(0, 16);
	const stream = createCipheriv("aes-128-ctr", key, Buffer.alloc(16));
	const zeros = Buffer.alloc(POOL_BYTES);
	let pool = Buffer.alloc(0);
	return (length) => {
		if (pool.length < length) pool = Buffer.concat([pool, stream.update(zeros)]);
		const bytes = pool.subarray(0, length);
		pool = pool.subarray(length);
		return bytes;
	};
}
