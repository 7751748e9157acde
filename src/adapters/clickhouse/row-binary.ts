/** Reads ClickHouse's RowBinary format, one value after another. */
export class RowBinary {
	readonly #bytes: Buffer;
	#at = 0;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	get done(): boolean {
		return this.#at >= this.#bytes.length;
	}

	uint8(): number {
		return this.#bytes.readUInt8(this.#at++);
	}

	uint16(): number {
		this.#at += 2;
		return this.#bytes.readUInt16LE(this.#at - 2);
	}

	uint32(): number {
		this.#at += 4;
		return this.#bytes.readUInt32LE(this.#at - 4);
	}

	int32(): number {
		this.#at += 4;
		return this.#bytes.readInt32LE(this.#at - 4);
	}

	/** A UInt64 below 2^53. */
	uint64(): number {
		this.#at += 8;
		return Number(this.#bytes.readBigUInt64LE(this.#at - 8));
	}

	fixed(length: number): Uint8Array {
		this.#at += length;
		return new Uint8Array(this.#bytes.subarray(this.#at - length, this.#at));
	}

	/** A number as LEB128, as which lengths travel. */
	leb128(): number {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = this.uint8();
			value += (byte & 127) * 2 ** shift;
			if (byte < 128) return value;
		}
	}

	/** A String: its length, then its bytes. */
	string(): Uint8Array {
		return this.fixed(this.leb128());
	}

	text(): string {
		return Buffer.from(this.string()).toString("utf8");
	}
}
