/** Bytes that arrive in chunks, of which the beginning can be looked at before anything is consumed. */
export class ByteFeed {
	readonly #source: AsyncIterator<Uint8Array>;
	#head: Buffer = Buffer.alloc(0);
	#ended = false;

	constructor(source: AsyncIterable<Uint8Array>) {
		this.#source = source[Symbol.asyncIterator]();
	}

	/** At least `size` bytes, or all there are; they stay unread. */
	async peek(size: number): Promise<Buffer> {
		const parts = [this.#head];
		let length = this.#head.length;
		while (length < size && !this.#ended) {
			const chunk = await this.#next();
			if (chunk === undefined) break;
			parts.push(chunk);
			length += chunk.length;
		}
		if (parts.length > 1) this.#head = Buffer.concat(parts);
		return this.#head;
	}

	/** Drops bytes that `peek` has shown. */
	skip(size: number): void {
		this.#head = this.#head.subarray(size);
	}

	/** Puts bytes back to the beginning. */
	unread(bytes: Buffer): void {
		this.#head = this.#head.length === 0 ? bytes : Buffer.concat([bytes, this.#head]);
	}

	/** The next chunk, or undefined at the end. */
	async take(): Promise<Buffer | undefined> {
		if (this.#head.length === 0) return this.#ended ? undefined : await this.#next();
		const head = this.#head;
		this.#head = Buffer.alloc(0);
		return head;
	}

	/** All unread bytes. Ends the source when the consumer stops early. */
	async *rest(): AsyncGenerator<Buffer, void, undefined> {
		try {
			for (let chunk = await this.take(); chunk !== undefined; chunk = await this.take()) yield chunk;
		} finally {
			await this.close();
		}
	}

	async close(): Promise<void> {
		if (this.#ended) return;
		this.#ended = true;
		await this.#source.return?.();
	}

	async #next(): Promise<Buffer | undefined> {
		const { done, value } = await this.#source.next();
		if (done === true) {
			this.#ended = true;
			return undefined;
		}
		return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
	}
}
