const SHORTEST_LONG_TEXT = 42;

/** Memory that grows while blocks of ClickHouse's Native format are written into it. */
export class NativeBytes {
	#bytes: Buffer;
	#view: DataView;
	#length = 0;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
		this.#view = viewOf(bytes);
	}

	get byteLength(): number {
		return this.#length;
	}

	/** What was written so far; the bytes belong to the caller until `reset`. */
	payload(): Buffer {
		return this.#bytes.subarray(0, this.#length);
	}

	/** The memory it writes to, grown where much was written. It changes with `take`. */
	get memory(): Buffer {
		return this.#bytes;
	}

	/** The same memory for numbers, little-endian. It changes with `take`. */
	get view(): DataView {
		return this.#view;
	}

	/** Starts over in `bytes` (absent: in the same memory). */
	reset(bytes: Buffer = this.#bytes): void {
		if (bytes !== this.#bytes) {
			this.#bytes = bytes;
			this.#view = viewOf(bytes);
		}
		this.#length = 0;
	}

	/** Makes room for so many bytes, counts them as written and says where they begin. */
	take(size: number): number {
		const at = this.#length;
		this.#reserve(size);
		this.#length = at + size;
		return at;
	}

	/** A whole number as LEB128. */
	varint(value: number): void {
		this.#reserve(10);
		let rest = value;
		while (rest > 127) {
			this.#bytes[this.#length++] = (rest & 127) | 128;
			rest = Math.floor(rest / 128);
		}
		this.#bytes[this.#length++] = rest;
	}

	/** Length and bytes. */
	string(bytes: Uint8Array): void {
		this.varint(bytes.length);
		const at = this.take(bytes.length);
		this.#bytes.set(bytes, at);
	}

	/** Length and bytes of a part; no view of it is made, which would cost more than copying it. */
	piece(bytes: Uint8Array, from: number, end: number): void {
		this.varint(end - from);
		let at = this.take(end - from);
		const memory = this.#bytes;
		for (let i = from; i < end; i++) memory[at++] = bytes[i] as number;
	}

	/** Length and UTF-8. Lone surrogates become U+FFFD. */
	text(text: string): void {
		if (text.length > SHORTEST_LONG_TEXT) {
			this.#longText(text);
			return;
		}
		// At most 126 bytes, so the length takes one.
		this.#reserve(1 + text.length * 3);
		const bytes = this.#bytes;
		const start = this.#length + 1;
		let at = start;
		for (let i = 0; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (unit > 127) {
				at = start + bytes.write(text, start);
				break;
			}
			bytes[at++] = unit;
		}
		bytes[start - 1] = at - start;
		this.#length = at;
	}

	#longText(text: string): void {
		const size = Buffer.byteLength(text);
		this.varint(size);
		const at = this.take(size);
		this.#bytes.write(text, at);
	}

	#reserve(size: number): void {
		const needed = this.#length + size;
		if (needed <= this.#bytes.length) return;
		const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
		this.#bytes.copy(grown, 0, 0, this.#length);
		this.#bytes = grown;
		this.#view = viewOf(grown);
	}
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
