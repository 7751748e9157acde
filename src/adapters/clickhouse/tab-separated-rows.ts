import type { CanonicalValue } from "../../ports/customer-data.ts";

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 39;
const BACKSLASH = 92;
/** From here on (2001) seconds have the ten digits by which the engine tells them from a date. */
const SHORTEST_UNIX_MS = 1_000_000_000_000;

/** Second character of an escape, by the character it stands for (0 where none is needed). */
const ESCAPES = new Uint8Array(128);
ESCAPES[0] = 48;
ESCAPES[TAB] = 116;
ESCAPES[LINE_FEED] = 110;
ESCAPES[CARRIAGE_RETURN] = 114;
ESCAPES[BACKSLASH] = BACKSLASH;

/**
 * Rows in ClickHouse's TabSeparated format, written straight into bytes: this runs for every value of every import.
 * Lone surrogates become U+FFFD.
 */
export class TabSeparatedRows {
	#bytes: Buffer;
	#length = 0;
	#fieldOpen = false;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	get byteLength(): number {
		return this.#length;
	}

	/** The rows so far; the bytes belong to the caller until `reset`. */
	payload(): Buffer {
		return this.#bytes.subarray(0, this.#length);
	}

	/** Starts over in `bytes` (absent: in the same memory). */
	reset(bytes: Buffer = this.#bytes): void {
		this.#bytes = bytes;
		this.#length = 0;
	}

	/** The memory it writes to, grown where rows were large. */
	get memory(): Buffer {
		return this.#bytes;
	}

	endRow(): void {
		this.#reserve(1);
		this.#bytes[this.#length++] = LINE_FEED;
		this.#fieldOpen = false;
	}

	missing(): void {
		this.#startField(2);
		this.#bytes[this.#length++] = BACKSLASH;
		this.#bytes[this.#length++] = 78;
	}

	/** A whole number from 0 to 2^53. */
	count(value: number): void {
		this.#startField(16);
		this.#digits(value);
	}

	/** Text of digits, signs and punctuation that needs no escape. */
	plain(text: string): void {
		this.#startField(text.length);
		this.#ascii(text);
	}

	text(value: string): void {
		this.#startField(value.length * 3);
		this.#escaped(value, false);
	}

	bytes(value: Uint8Array): void {
		this.#startField(value.length * 2);
		const out = this.#bytes;
		let at = this.#length;
		for (let i = 0; i < value.length; i++) {
			const byte = value[i] as number;
			const second = byte < 128 ? (ESCAPES[byte] as number) : 0;
			if (second !== 0) {
				out[at++] = BACKSLASH;
				out[at++] = second;
			} else out[at++] = byte;
		}
		this.#length = at;
	}

	/** Milliseconds since 1970 as a time in UTC: in seconds, which the engine reads three times as fast as a date. */
	time(ms: number): void {
		if (ms < SHORTEST_UNIX_MS || !Number.isInteger(ms)) {
			this.plain(new Date(ms).toISOString().replace("T", " ").slice(0, -1));
			return;
		}
		this.#startField(20);
		const seconds = Math.floor(ms / 1000);
		this.#digits(seconds);
		const milliseconds = ms - seconds * 1000;
		const hundreds = Math.floor(milliseconds / 100);
		const tens = Math.floor((milliseconds - hundreds * 100) / 10);
		this.#bytes[this.#length++] = 46;
		this.#bytes[this.#length++] = 48 + hundreds;
		this.#bytes[this.#length++] = 48 + tens;
		this.#bytes[this.#length++] = 48 + milliseconds - hundreds * 100 - tens * 10;
	}

	list(values: readonly string[]): void {
		this.#startField(2);
		this.#bytes[this.#length++] = 91;
		values.forEach((value, index) => {
			this.#reserve(value.length * 3 + 4);
			if (index > 0) this.#bytes[this.#length++] = 44;
			this.#bytes[this.#length++] = QUOTE;
			this.#escaped(value, true);
			this.#bytes[this.#length++] = QUOTE;
		});
		this.#reserve(1);
		this.#bytes[this.#length++] = 93;
	}

	/** A value for a column of `type`; a missing list is the empty list. */
	canonical(value: CanonicalValue | undefined, isList: boolean): void {
		if (isList) this.list(typeof value === "object" && value !== null ? value : []);
		else if (typeof value === "string") this.text(value);
		else this.missing();
	}

	#startField(bytes: number): void {
		this.#reserve(bytes + 1);
		if (this.#fieldOpen) this.#bytes[this.#length++] = TAB;
		this.#fieldOpen = true;
	}

	#reserve(bytes: number): void {
		const needed = this.#length + bytes;
		if (needed <= this.#bytes.length) return;
		const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
		this.#bytes.copy(grown, 0, 0, this.#length);
		this.#bytes = grown;
	}

	#ascii(text: string): void {
		const out = this.#bytes;
		let at = this.#length;
		for (let i = 0; i < text.length; i++) out[at++] = text.charCodeAt(i);
		this.#length = at;
	}

	#digits(value: number): void {
		if (value >= 2_147_483_648) {
			this.#ascii(String(value));
			return;
		}
		let size = 1;
		for (let bound = 10; value >= bound; bound *= 10) size++;
		let at = this.#length + size;
		this.#length = at;
		let rest = value | 0;
		for (let i = 0; i < size; i++) {
			const next = (rest / 10) | 0;
			this.#bytes[--at] = 48 + rest - next * 10;
			rest = next;
		}
	}

	#escaped(value: string, quoted: boolean): void {
		const out = this.#bytes;
		let at = this.#length;
		for (let i = 0; i < value.length; i++) {
			const unit = value.charCodeAt(i);
			if (unit < 128) {
				const second = ESCAPES[unit] as number;
				if (second !== 0 || (quoted && unit === QUOTE)) {
					out[at++] = BACKSLASH;
					out[at++] = second === 0 ? unit : second;
				} else out[at++] = unit;
			} else if (unit < 0x800) {
				out[at++] = 0xc0 | (unit >> 6);
				out[at++] = 0x80 | (unit & 63);
			} else if (unit < 0xd800 || unit > 0xdfff) {
				out[at++] = 0xe0 | (unit >> 12);
				out[at++] = 0x80 | ((unit >> 6) & 63);
				out[at++] = 0x80 | (unit & 63);
			} else {
				const point = value.codePointAt(i) as number;
				if (point > 0xffff) {
					i++;
					out[at++] = 0xf0 | (point >> 18);
					out[at++] = 0x80 | ((point >> 12) & 63);
					out[at++] = 0x80 | ((point >> 6) & 63);
					out[at++] = 0x80 | (point & 63);
				} else {
					out[at++] = 0xef;
					out[at++] = 0xbf;
					out[at++] = 0xbd;
				}
			}
		}
		this.#length = at;
	}
}
