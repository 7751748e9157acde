import { IdentityMap } from "../../core/intake/identity-map.ts";
import type { CustomerData, DataVersion } from "../../ports/customer-data.ts";

/** Hands out customer keys: known ones from the data, new ones in order. */
export class CustomerKeys {
	readonly #known: IdentityMap;
	readonly #firstNewKey: number;
	#next: number;

	private constructor(known: IdentityMap, firstNewKey: number) {
		this.#known = known;
		this.#firstNewKey = firstNewKey;
		this.#next = firstNewKey;
	}

	static async load(data: CustomerData, workspaceId: string, version: DataVersion): Promise<CustomerKeys> {
		const known = new IdentityMap(version.customers);
		for await (const { blindIndexes, customerKeys } of data.identities(workspaceId, version)) {
			for (let row = 0; row < customerKeys.length; row++) known.set(blindIndexes, customerKeys[row] ?? 0, row * 16);
		}
		return new CustomerKeys(known, version.nextCustomerKey);
	}

	/** 0 when nobody has the external id whose blind index begins at `offset`. */
	find(blindIndexes: Uint8Array, offset: number): number {
		return this.#known.get(blindIndexes, offset);
	}

	create(blindIndexes: Uint8Array, offset: number): number {
		const key = this.#next++;
		this.#known.set(blindIndexes, key, offset);
		return key;
	}

	isNew(customerKey: number): boolean {
		return customerKey >= this.#firstNewKey;
	}

	get created(): number {
		return this.#next - this.#firstNewKey;
	}

	get next(): number {
		return this.#next;
	}
}

/** A set of dense integers, one bit each. */
export class KeySet {
	#bits = new Uint32Array(1024);

	/** False when it was there already. */
	add(key: number): boolean {
		const word = key >>> 5;
		if (word >= this.#bits.length) {
			const grown = new Uint32Array(Math.max(this.#bits.length * 2, word + 1));
			grown.set(this.#bits);
			this.#bits = grown;
		}
		const bit = 1 << (key & 31);
		const before = this.#bits[word] ?? 0;
		this.#bits[word] = before | bit;
		return (before & bit) === 0;
	}
}
