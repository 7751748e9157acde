import type { FastifyInstance } from "fastify";
import { type ApiOptions, type ServerCertificate } from "../api/api-options.ts";
import { createApi } from "../api/create-api.ts";
import { authenticate } from "../app/access/authenticate.ts";
import { once } from "../app/access/once.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import type { Services } from "../app/services.ts";
import { handlersOf } from "./handlers.ts";

/** The whole API over the services of an installation; the same app serves HTTPS and the in-process command line. */
export async function buildApi(
	services: Services,
	certificate?: ServerCertificate,
	limits?: ApiOptions["limits"],
): Promise<FastifyInstance> {
	return createApi({
		handlers: handlersOf(services),
		guard: services,
		authenticate: authenticate(services),
		once: once(services),
		version: services.settings.version,
		certificate,
		limits,
		report: reportToServerLog,
	});
}

/**
 * What the caller sees only as `internal`: one JSON line on standard error. Messages of foreign errors may quote the data
 * that they stumbled over, so only their names and places are written.
 */
function reportToServerLog(error: unknown, requestId: string): void {
	const causes: object[] = [];
	for (let one = error; one instanceof Error && causes.length < 5; one = one.cause) {
		causes.push({
			error: one instanceof SegwardError ? `${one.code}: ${one.message}` : one.name,
			at: one.stack
				?.split("\n")
				.filter((line) => line.startsWith("    at "))
				.slice(0, 6)
				.map((line) => line.trim()),
		});
	}
	process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), requestId, causes })}\n`);
}
