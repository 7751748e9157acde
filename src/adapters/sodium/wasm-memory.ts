import type { Libsodium } from "libsodium-sumo";

const SHORTEST_LONG_TEXT = 64;

/** A piece of the module's memory that is wiped when it is given back. */
export class WasmMemory {
	readonly #libsodium: Libsodium;
	#address: number;
	#size: number;
	#view: Buffer;

	constructor(libsodium: Libsodium, size: number) {
		this.#libsodium = libsodium;
		this.#size = size;
		this.#address = libsodium._malloc(size);
		this.#view = viewOf(libsodium);
	}

	/** Where the piece begins. It changes with `reserve`. */
	get address(): number {
		return this.#address;
	}

	/** The whole memory of the module, current until the next call that may allocate. */
	get bytes(): Buffer {
		if (this.#view.buffer !== this.#libsodium.HEAPU8.buffer) this.#view = viewOf(this.#libsodium);
		return this.#view;
	}

	/** Makes the piece at least this large; what it held is gone where it had to grow. */
	reserve(size: number): void {
		if (size <= this.#size) return;
		this.close();
		this.#address = this.#libsodium._malloc(size);
		this.#size = size;
	}

	close(): void {
		this.bytes.fill(0, this.#address, this.#address + this.#size);
		this.#libsodium._free(this.#address);
	}
}

/** Writes UTF-8 and says how many bytes it took. A call into the encoder costs more than a short loop. */
export function writeText(bytes: Buffer, at: number, text: string): number {
	if (text.length >= SHORTEST_LONG_TEXT) return bytes.write(text, at);
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit > 127) return bytes.write(text, at);
		bytes[at + i] = unit;
	}
	return text.length;
}

function viewOf({ HEAPU8 }: Libsodium): Buffer {
	return Buffer.from(HEAPU8.buffer, HEAPU8.byteOffset, HEAPU8.byteLength);
}
