import sodium from "sodium-native";

/** 64-bit FNV-1a, after the reference description (offset basis, xor, multiply, for each byte). */
function fnv1a64(bytes: Uint8Array): bigint {
	let hash = 14695981039346656037n;
	for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 1099511628211n) % 2n ** 64n;
	return hash;
}

/** Place of a customer in the sample order of a seed, 0 to 999,999. */
export function samplePlace(seed: string, customerKey: number): number {
	const key = Buffer.alloc(16);
	key.writeBigUInt64LE(fnv1a64(Buffer.from(`0:${seed.normalize("NFC")}`)), 0);
	key.writeBigUInt64LE(fnv1a64(Buffer.from(`1:${seed.normalize("NFC")}`)), 8);
	const message = Buffer.alloc(4);
	message.writeUInt32LE(customerKey);
	const hash = Buffer.alloc(8);
	sodium.crypto_shorthash(hash, message, key);
	return Number(hash.readBigUInt64LE() % 1_000_000n);
}
