import type { Content } from "../../contract/route.ts";
import type { Receiver, Transport } from "../../contract/wire.ts";
import { SegwardError } from "../../core/error/segward-error.ts";

/**
 * Content whose file the browser sends itself: `fetch` streams a `Blob` from disk, and only over HTTP/2 anything else.
 */
export interface FileContent extends Content {
	readonly file: Blob;
}

export function fileContent(file: Blob): FileContent {
	return { file, length: file.size, bytes: file.stream() as unknown as AsyncIterable<Uint8Array> };
}

/** Reaches the API of this very page; the session cookie travels by itself. */
export const fetchTransport: Transport = async ({ method, path, headers, body, signal, receive }) => {
	const controller = new AbortController();
	const abort = () => controller.abort();
	signal?.addEventListener("abort", abort);
	try {
		const response = await fetch(path, {
			method,
			headers,
			body: bodyOf(body),
			signal: controller.signal,
			credentials: "same-origin",
			cache: "no-store",
			redirect: "error",
		});
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: receive && response.ok ? await received(response, receive) : await response.text(),
		};
	} catch (cause) {
		if (signal?.aborted) throw new SegwardError("cancelled", { cause });
		throw new SegwardError("connection-failed", {
			detail: "The server does not answer.",
			hint: "Check the connection and that Segward runs; this page tries again by itself.",
			cause,
		});
	} finally {
		signal?.removeEventListener("abort", abort);
	}
};

/** Hands the answer on as it comes. */
async function received({ body }: Response, receive: Receiver): Promise<string> {
	const reader = body?.getReader();
	for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) await receive(piece.value);
	return "";
}

function bodyOf(body: string | Content | undefined): BodyInit | undefined {
	if (body === undefined || typeof body === "string") return body;
	if ("file" in body && body.file instanceof Blob) return body.file;
	throw new SegwardError("internal", { detail: "The browser can only upload files." });
}
