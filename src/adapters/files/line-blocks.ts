/** Cuts blocks of bytes into lines; a line that grows beyond the limit is dropped and told once. */
export class LineBlocks {
	readonly #maxBytes: number;
	#rest: Buffer = Buffer.alloc(0);
	#isSkipping = false;

	constructor(maxBytes: number) {
		this.#maxBytes = maxBytes;
	}

	/** Lines that are complete with this block, without their line break. */
	push(chunk: Buffer): (Buffer | "row-too-large")[] {
		const lines: (Buffer | "row-too-large")[] = [];
		const block = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		let start = 0;
		for (let end = block.indexOf(0x0a); end !== -1; end = block.indexOf(0x0a, start)) {
			if (this.#isSkipping) this.#isSkipping = false;
			else lines.push(end - start > this.#maxBytes ? "row-too-large" : block.subarray(start, end));
			start = end + 1;
		}
		this.#rest = this.#isSkipping ? Buffer.alloc(0) : block.subarray(start);
		if (this.#rest.length > this.#maxBytes) {
			lines.push("row-too-large");
			this.#rest = Buffer.alloc(0);
			this.#isSkipping = true;
		}
		return lines;
	}

	/** The last line, where no line break ends it. */
	end(): Buffer[] {
		return this.#rest.length === 0 ? [] : [this.#rest];
	}
}
