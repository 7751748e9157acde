import type { FastifyReply, FastifyRequest } from "fastify";

/** A signal that aborts when the caller goes away before the answer is complete. */
export function abortOnHangUp(request: FastifyRequest, reply: FastifyReply): AbortSignal {
	const controller = new AbortController();
	const abort = () => controller.abort();
	reply.raw.once("close", () => {
		if (!reply.raw.writableFinished) abort();
	});
	// A body that breaks off, and an injected request whose sender aborts it.
	request.raw.once("error", abort);
	request.raw.once("aborted", abort);
	return controller.signal;
}
