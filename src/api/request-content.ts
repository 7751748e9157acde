import type { IncomingMessage } from "node:http";
import type { Content } from "../contract/route.ts";
import { SegwardError } from "../core/error/segward-error.ts";

/**
 * The raw body of a request. Whoever stops reading early leaves the connection usable for the answer.
 * Iterating throws SegwardError `file-too-large` beyond the limit and `cancelled` when the sender goes away.
 */
export function requestContent(raw: IncomingMessage, limitBytes: number): Content {
	const stated = Number(raw.headers["content-length"] ?? Number.NaN);
	if (stated > limitBytes) throw tooLarge(limitBytes);
	return {
		bytes: readWithin(raw, limitBytes),
		...(Number.isFinite(stated) ? { length: stated } : {}),
	};
}

async function* readWithin(raw: IncomingMessage, limitBytes: number): AsyncGenerator<Uint8Array> {
	let received = 0;
	try {
		for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
			received += chunk.length;
			if (received > limitBytes) throw tooLarge(limitBytes);
			yield chunk;
		}
	} catch (error) {
		if (error instanceof SegwardError) throw error;
		throw new SegwardError("cancelled", { detail: "The upload stopped before its end.", cause: error });
	}
}

function tooLarge(limitBytes: number): SegwardError {
	return new SegwardError("file-too-large", {
		detail: `At most ${limitBytes} bytes are accepted.`,
		hint: "Split the file, or ask the operator to raise the limit.",
	});
}
