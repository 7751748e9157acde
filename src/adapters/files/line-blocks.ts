import { isAscii, isUtf8 } from "node:buffer";

/** A line that is no text, or too long to keep. */
export type LineFault = { fault: "row-too-large" | "row-encoding" };

const NEWLINE = 0x0a;
const TOO_LARGE: LineFault = { fault: "row-too-large" };
const NO_TEXT: LineFault = { fault: "row-encoding" };

/** Cuts blocks of UTF-8 into lines; a line that grows beyond the limit is dropped and told once. */
export class LineBlocks {
	readonly #maxBytes: number;
	#rest: Buffer = Buffer.alloc(0);
	#isSkipping = false;

	constructor(maxBytes: number) {
		this.#maxBytes = maxBytes;
	}

	/** Lines that are complete with this block, without their line break. */
	push(chunk: Buffer): (string | LineFault)[] {
		let block = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		if (this.#isSkipping) {
			const newline = block.indexOf(NEWLINE);
			this.#isSkipping = newline === -1;
			block = newline === -1 ? Buffer.alloc(0) : block.subarray(newline + 1);
		}
		const end = block.lastIndexOf(NEWLINE) + 1;
		const lines = this.#linesOf(block.subarray(0, end));
		this.#rest = block.subarray(end);
		if (this.#rest.length > this.#maxBytes) {
			lines.push(TOO_LARGE);
			this.#rest = Buffer.alloc(0);
			this.#isSkipping = true;
		}
		return lines;
	}

	/** The last line, where no line break ends it. */
	end(): (string | LineFault)[] {
		return this.#rest.length === 0 ? [] : this.#linesOf(Buffer.concat([this.#rest, Buffer.from([NEWLINE])]));
	}

	/** Of whole lines. */
	#linesOf(body: Buffer): (string | LineFault)[] {
		const isPlain = isAscii(body);
		if (!isPlain && !isUtf8(body)) return this.#oneByOne(body);
		// One text for the block, and ASCII reads fastest as Latin-1.
		const text = body.toString(isPlain ? "latin1" : "utf8");
		const lines: (string | LineFault)[] = [];
		for (let start = 0, end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
			const line = text.slice(start, end);
			lines.push(this.#isTooLarge(line) ? TOO_LARGE : line);
			start = end + 1;
		}
		return lines;
	}

	/** Some line is no text; the others are. */
	#oneByOne(body: Buffer): (string | LineFault)[] {
		const lines: (string | LineFault)[] = [];
		for (let start = 0, end = body.indexOf(NEWLINE); end !== -1; end = body.indexOf(NEWLINE, start)) {
			const line = body.subarray(start, end);
			if (line.length > this.#maxBytes) lines.push(TOO_LARGE);
			else lines.push(isUtf8(line) ? line.toString("utf8") : NO_TEXT);
			start = end + 1;
		}
		return lines;
	}

	/** UTF-8 has at most three bytes for a unit of a text. */
	#isTooLarge(line: string): boolean {
		return line.length * 3 > this.#maxBytes && Buffer.byteLength(line) > this.#maxBytes;
	}
}
