import { SegwardError } from "../../core/error/segward-error.ts";
import type { CustomerBatch, EventBatch, VaultBatch } from "../../ports/customer-data.ts";
import { KeySet } from "./key-set.ts";
import { sliceOf } from "./next-table.ts";

/** What publishing has to know about staged rows, gathered while they are written. */
export class StagedFacts {
	/** Slices in which attributes, or identifiers, of known customers were staged. */
	readonly knownCustomerSlices = new Set<number>();
	readonly knownIdentifierSlices = new Set<number>();
	customersCreated = 0;
	minTimeMs = Number.POSITIVE_INFINITY;
	maxTimeMs = Number.NEGATIVE_INFINITY;
	/** The largest customer key among events. */
	maxKey = 0;
	withMessageHash = false;
	readonly #firstNewKey: number;
	readonly #customers = new KeySet();
	#filledFieldNos: ReadonlySet<number> | undefined;

	constructor(firstNewKey: number) {
		this.#firstNewKey = firstNewKey;
	}

	/** Numbers of the fields that customer batches fill. */
	get filledFieldNos(): ReadonlySet<number> {
		return this.#filledFieldNos ?? new Set();
	}

	isKnown(customerKey: number): boolean {
		return customerKey < this.#firstNewKey;
	}

	/** @throws SegwardError `internal` for a customer staged twice, or a batch that fills other fields than the first. */
	addCustomers({ customerKeys, attributes }: CustomerBatch): void {
		const filled = this.#filledFieldNos ?? new Set(attributes.keys());
		this.#filledFieldNos = filled;
		if (attributes.size !== filled.size || [...attributes.keys()].some((no) => !filled.has(no))) {
			throw new SegwardError("internal", { detail: "All customer batches of an import have to fill the same fields." });
		}
		for (const key of customerKeys) {
			if (!this.#customers.add(key)) {
				throw new SegwardError("internal", { detail: "An import staged the same customer twice." });
			}
			if (this.isKnown(key)) this.knownCustomerSlices.add(sliceOf(key));
			else this.customersCreated++;
		}
	}

	addEvents({ customerKeys, timesMs, messageHashes }: EventBatch): void {
		let { minTimeMs, maxTimeMs, maxKey } = this;
		for (let i = 0; i < timesMs.length; i++) {
			const time = timesMs[i] as number;
			if (time < minTimeMs) minTimeMs = time;
			if (time > maxTimeMs) maxTimeMs = time;
			const key = customerKeys[i] as number;
			if (key > maxKey) maxKey = key;
		}
		Object.assign(this, { minTimeMs, maxTimeMs, maxKey });
		this.withMessageHash ||= Array.prototype.some.call(messageHashes, (hash) => BigInt(hash) !== 0n);
	}

	addVault({ customerKeys }: VaultBatch): void {
		for (const key of customerKeys) if (this.isKnown(key)) this.knownIdentifierSlices.add(sliceOf(key));
	}
}
