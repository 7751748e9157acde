import { type Cancellation, createCancellation } from "../../core/cancellation.ts";

export interface ReceivedContent {
	bytes: AsyncIterable<Uint8Array>;
	/** Aborts when the sender hangs up while content is still to come; not afterwards. */
	signal: Cancellation;
}

/** Frees work from its sender once the last byte is here. */
export function untilReceived(content: AsyncIterable<Uint8Array>, hangUp: Cancellation | undefined): ReceivedContent {
	const source = createCancellation();
	const abort = () => source.abort();
	if (hangUp?.aborted) abort();
	hangUp?.addEventListener("abort", abort);
	async function* bytes(): AsyncGenerator<Uint8Array> {
		yield* content;
		hangUp?.removeEventListener("abort", abort);
	}
	return { bytes: bytes(), signal: source.signal };
}
