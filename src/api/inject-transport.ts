import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { Receiver, Transport } from "../contract/wire.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { LOCAL_ADDRESS, LOCAL_CALL_HEADER } from "./local-calls.ts";

/**
 * Reaches an API in the same process, through the very same doors; the caller's address is `local`.
 * An aborted call answers once its work has stopped.
 */
export function injectTransport(app: FastifyInstance): Transport {
	return async ({ method, path, headers, body, signal, receive }) => {
		const localCall = randomUUID();
		const controller = new AbortController();
		const upload = typeof body === "object" ? Readable.from(body.bytes, { objectMode: false }) : undefined;
		const abort = () => {
			controller.abort();
			upload?.destroy(new SegwardError("cancelled"));
		};
		if (signal?.aborted) abort();
		signal?.addEventListener("abort", abort);
		app.localCalls.set(localCall, controller.signal);
		try {
			const response = await app.inject({
				method,
				url: path,
				headers: { ...headers, [LOCAL_CALL_HEADER]: localCall },
				payload: upload ?? (typeof body === "string" ? body : undefined),
				remoteAddress: LOCAL_ADDRESS,
				payloadAsStream: receive !== undefined,
			});
			const { statusCode: status } = response;
			const answer = { status, headers: textHeaders(response.headers) };
			if (receive === undefined) return { ...answer, body: response.payload };
			return { ...answer, body: await received(response.stream(), status, receive) };
		} catch (cause) {
			if (controller.signal.aborted) throw new SegwardError("cancelled", { cause });
			throw cause;
		} finally {
			app.localCalls.delete(localCall);
			signal?.removeEventListener("abort", abort);
			upload?.destroy();
		}
	};
}

function textHeaders(headers: Record<string, number | string | string[] | undefined>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** A good answer goes to its receiver; of any other the text. */
async function received(stream: Readable, status: number, receive: Receiver): Promise<string> {
	const kept: Buffer[] = [];
	for await (const piece of stream) {
		if (status < 400) await receive(piece as Buffer);
		else kept.push(piece as Buffer);
	}
	return Buffer.concat(kept).toString();
}
