import type { FastifyReply, FastifyRequest } from "fastify";
import { LOCAL_ADDRESS, LOCAL_CALL_HEADER } from "./local-calls.ts";

/** A signal that aborts when the caller goes away before the answer is complete. */
export function abortOnHangUp(request: FastifyRequest, reply: FastifyReply): AbortSignal {
	const controller = new AbortController();
	const abort = () => controller.abort();
	reply.raw.once("close", () => {
		if (!reply.raw.writableFinished) abort();
	});
	// A body that breaks off.
	request.raw.once("error", abort);
	const localCall = request.ip === LOCAL_ADDRESS ? request.headers[LOCAL_CALL_HEADER] : undefined;
	const local = typeof localCall === "string" ? request.server.localCalls.get(localCall) : undefined;
	return local === undefined ? controller.signal : AbortSignal.any([controller.signal, local]);
}
