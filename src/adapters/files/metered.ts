import { createHash, type Hash } from "node:crypto";
import type { Cancellation } from "../../core/cancellation.ts";
import { SegwardError } from "../../core/error/segward-error.ts";

/** Counts source bytes and stops when the work is cancelled, also while it waits for a chunk. @throws SegwardError `cancelled`. */
export class SourceMeter {
	bytesRead = 0;

	async *of(source: AsyncIterable<Uint8Array>, signal?: Cancellation): AsyncGenerator<Uint8Array, void, undefined> {
		const chunks = source[Symbol.asyncIterator]();
		let stopWaiting: (() => void) | undefined;
		const onAbort = () => stopWaiting?.();
		signal?.addEventListener("abort", onAbort);
		const next = () =>
			new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
				stopWaiting = () => reject(new SegwardError("cancelled"));
				if (signal?.aborted) stopWaiting();
				else chunks.next().then(resolve, reject);
			});
		try {
			for (let result = await next(); result.done !== true; result = await next()) {
				this.bytesRead += result.value.length;
				if (result.value.length > 0) yield result.value;
			}
		} finally {
			signal?.removeEventListener("abort", onAbort);
			// Not waited for: a source that is stuck would not answer this either.
			chunks.return?.().then(undefined, () => undefined);
		}
	}
}

/** SHA-256 and size of the decompressed content. @throws SegwardError `file-too-large`. */
export class ContentMeter {
	readonly #hash: Hash = createHash("sha256");
	#bytes = 0;
	#digest: string | undefined;

	async *of(
		content: AsyncIterable<Buffer>,
		maxBytes: number,
		signal?: Cancellation,
	): AsyncGenerator<Buffer, void, undefined> {
		for await (const chunk of content) {
			if (signal?.aborted) throw new SegwardError("cancelled");
			this.#bytes += chunk.length;
			if (this.#bytes > maxBytes) {
				throw new SegwardError("file-too-large", {
					detail: `The content is larger than ${maxBytes} bytes.`,
					hint: "Split the file, or raise the limit of this installation.",
				});
			}
			this.#hash.update(chunk);
			yield chunk;
		}
		this.#digest = this.#hash.digest("hex");
	}

	digest(): string {
		if (this.#digest === undefined)
			throw new SegwardError("internal", { detail: "The source was not read to its end." });
		return this.#digest;
	}
}
