import type { BoundParameters } from "./bound-parameters.ts";

/**
 * The place of a customer in the fixed pseudo-random order samples are drawn by: 32 keyed bits, then the customer key
 * itself, so that one number gives both. The mix (MurmurHash3's finaliser over the keyed number) is not cryptographic:
 * it has to be independent of any rule and unknown without the key, and cheap enough to compute for every member.
 */
export class SampleOrder {
	readonly #k0: string;
	readonly #k1: string;

	/** @throws RangeError unless the key has 16 bytes. */
	constructor(key: Uint8Array) {
		if (key.byteLength !== 16) throw new RangeError("a sample key has 16 bytes");
		const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
		this.#k0 = view.getBigUint64(0, true).toString();
		this.#k1 = view.getBigUint64(8, true).toString();
	}

	placeSql(customerKey: string, parameters: BoundParameters): string {
		const keyed = `bitXor(toUInt64(${customerKey}) * ${ODD_MULTIPLIER}, ${parameters.bind("UInt64", this.#k0)})`;
		const mixed = `bitXor(intHash64(${keyed}), ${parameters.bind("UInt64", this.#k1)})`;
		return `bitOr(bitAnd(intHash64(${mixed}), 18446744069414584320), ${customerKey})`;
	}
}

/** 2^64 divided by the golden ratio: spreads dense keys over all bits before they meet the secret. */
const ODD_MULTIPLIER = "11400714819323198485";

/** The customer key inside a place. */
export function customerKeyAt(place: string | number | bigint): number {
	return Number(BigInt(place) & 0xffff_ffffn);
}

/** The customer keys of the first places of several slices. */
export function firstPlaces(rows: readonly Record<string, unknown>[], limit: number): number[] {
	const places = rows.flatMap((row) => (row.places as string[]).map((place) => BigInt(place)));
	places.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
	return places.slice(0, limit).map(customerKeyAt);
}
